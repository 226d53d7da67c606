import { expect, test } from "vitest";
import { cutAtCodePoint, withoutFrontMatter } from "#core/hub/card.ts";

test.each([
  ["---\nlicense: mit\n---\n# Title\n", "# Title\n"],
  ["---\r\nlicense: mit\r\n---\r\n\r\n# Title\r\n", "# Title\r\n"],
  ["---\n---\ntext", "text"],
  ["---\na: |\n  ---- x\n--- not the end\n---\n\n\ntext", "text"],
  ["---\nlicense: mit\n---", ""],
  ["# Title\n\n---\nnot: matter\n---\n", "# Title\n\n---\nnot: matter\n---\n"],
  ["---\nnever: ends\n", "---\nnever: ends\n"],
  ["text", "text"],
  ["", ""],
])("%j becomes %j", (text, expected) => {
  expect(withoutFrontMatter(text)).toBe(expected);
});

test("a long card is cut between two characters, never inside one", () => {
  for (let sizeBytes = 0; sizeBytes < 12; sizeBytes += 1) {
    const cut = cutAtCodePoint("aé€😀b", sizeBytes);
    expect("aé€😀b".startsWith(cut)).toBe(true);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(sizeBytes);
    expect(cut).not.toContain("\ufffd");
  }
  expect(cutAtCodePoint("aé€😀b", 11)).toBe("aé€😀b");
});
