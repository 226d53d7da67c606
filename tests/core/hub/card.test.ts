import { expect, test } from "vitest";
import { createCardReader, cutAtKey, splitFrontMatter } from "#core/hub/card.ts";
import { cardPageChars, frontMatterCharsMax } from "#shared/contract/hub.ts";
import { openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { serve } from "#tests/core/serve.ts";

const signal = new AbortController().signal;
const at = { repo: { kind: "model", id: "a/b" }, revision: "0".repeat(40) } as const;

test.each([
  ["---\nlicense: mit\n---\n# Title\n", "license: mit\n", "# Title\n"],
  ["---\r\nlicense: mit\r\n---\r\n\r\n# Title\r\n", "license: mit\r\n", "# Title\r\n"],
  ["---\n---\ntext", "", "text"],
  ["---\na: |\n  ---- x\n--- not the end\n---\n\n\ntext", "a: |\n  ---- x\n--- not the end\n", "text"],
  ["---\nlicense: mit\n---", "license: mit\n", ""],
  ["# Title\n\n---\nnot: matter\n---\n", null, "# Title\n\n---\nnot: matter\n---\n"],
  ["---\nnever: ends\n", null, "---\nnever: ends\n"],
  ["text", null, "text"],
  ["", null, ""],
])("%j has the front matter %j and the text %j", (text, frontMatter, body) => {
  expect(splitFrontMatter(text)).toEqual({ frontMatter, body });
});

test("front matter that is too long ends before the key that would be cut", () => {
  expect(cutAtKey("a: 1\nb:\n  - 2\n  - 3\n", 15)).toBe("a: 1\n");
  expect(cutAtKey("a: 1\nb: 2\n", 100)).toBe("a: 1\nb: 2\n");
  expect(cutAtKey("a: 123456789", 5)).toBe("");
});

/** All pages of a README that one request answered, and how often it was asked for. */
async function readAll(readme: string) {
  const server = await serve((_, response) => void response.end(readme));
  const opened = openHubFetch({ hub: server.origin, router: null });
  const read = createCardReader(opened.hub);
  const pages = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page = await read({ ...at, offset }, signal);
    if (page === null) throw new Error("No card");
    pages.push(page);
    offset = page.nextOffset;
  }
  await opened.close();
  await server.close();
  return { pages, askedCount: server.asked.length };
}

test("a long card comes in pages that join without a seam, by one request", async () => {
  const body = "é😀".repeat(cardPageChars / 2);
  const { pages, askedCount } = await readAll(`---\nlicense: mit\n---\n${body}`);
  expect(pages.map(({ markdown }) => markdown).join("")).toBe(body);
  expect(pages.map(({ frontMatter }) => frontMatter)).toEqual(["license: mit\n", null]);
  for (const { markdown } of pages) expect(Buffer.from(markdown).toString()).toBe(markdown);
  expect(pages.some(({ isCut }) => isCut)).toBe(false);
  expect(askedCount).toBe(1);
});

test("a card without an end is cut, and says so", async () => {
  const { pages } = await readAll("x".repeat(9_000_000));
  expect(pages.map(({ isCut }) => isCut)).toEqual([...pages.slice(1).map(() => false), true]);
  expect(pages.reduce((length, { markdown }) => length + markdown.length, 0)).toBe(6_000_000);
});

test("front matter without an end is cut, and control characters do not cross", async () => {
  const keys = Array.from({ length: 9000 }, (_, index) => `key${index}: value\n`).join("");
  const { pages } = await readAll(`---\n${keys}---\na\u0000b\u001bc\td`);
  expect(pages[0]?.frontMatter?.length).toBeLessThanOrEqual(frontMatterCharsMax);
  expect(pages).toMatchObject([{ isCut: true, markdown: "abc\td" }]);
});
