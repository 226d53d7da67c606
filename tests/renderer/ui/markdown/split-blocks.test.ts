import * as fc from "fast-check";
import { expect, test } from "vitest";
import { splitBlocks } from "#renderer/ui/markdown/split-blocks.ts";

const long = "x".repeat(4000);
const texts = (markdown: string) => splitBlocks(markdown).map(({ text }) => text);

test("cuts a long text between its blocks", () => {
  expect(texts(`# Title\n\n${long}\n\nend`)).toEqual(["# Title", long, "end"]);
});

test("keeps an HTML container together, with the Markdown in it", () => {
  const folded = "<details>\n<summary>More</summary>\n\n**bold**\n\n</details>";
  expect(texts(`${folded}\n\nafter`)).toEqual([folded, "after"]);
  expect(texts("<div>\n\nnever closed\n\nand on")).toHaveLength(1);
});

test("Windows' line ends are line ends", () => {
  expect(texts("one\r\n\r\ntwo\r\nlines")).toEqual(["one", "two\nlines"]);
});

test("never cuts inside a fence, whatever lies in it", () => {
  const fenced = `\`\`\`\`md\n${long}\n\n\`\`\`\n\nstill code\n\`\`\`\``;
  expect(texts(`${fenced}\n\n${long}`)).toEqual([fenced, long]);
});

test("a fence that is never closed runs to the end", () => {
  expect(texts(`\`\`\`\n${long}\n\n# no heading\n\n${long}`)).toHaveLength(1);
});

test("keeps a list together, with its spaced items and indented paragraphs", () => {
  const list = `1. one ${long}\n\n   more of one\n\n2. two ${long}`;
  expect(texts(`${list}\n\nafter`)).toEqual([list, "after"]);
});

test("gives a link definition to every block that could use it", () => {
  const blocks = texts(`see [the paper][p] ${long}\n\n${long}\n\nand [p] again\n\n[p]: https://example.org/p`);
  expect(blocks[0]).toContain("[p]: https://example.org/p");
  expect(blocks[1]).toBe(long);
});

test("a block that is too much for the parser is marked as plain", () => {
  expect(splitBlocks(`short\n\n${"[".repeat(60_000)}`).map(({ isPlain }) => isPlain)).toEqual([false, true]);
});

test("an empty text has no blocks", () => {
  expect(splitBlocks(" \n\n \n")).toEqual([]);
});

test("no line is lost and none is doubled, for any text without definitions", () => {
  const line = fc.constantFrom("", "text", "- item", "  indented", "```", "~~~", "> quote", "| a | b |", long);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const kept = texts(lines.join("\n"))
        .join("\n")
        .split("\n")
        .filter((text) => text.trim() !== "");
      expect(kept).toEqual(lines.filter((text) => text.trim() !== ""));
    }),
  );
});

test("growing text changes only the last block", () => {
  const whole = `intro ${long}\n\n- a\n- b\n\n${long}\n\n\`\`\`\ncode\n\`\`\`\n\nend`;
  for (let length = 1; length < whole.length; length += 97) {
    const before = texts(whole.slice(0, length));
    const after = texts(whole.slice(0, length + 97));
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  }
});
