import { expect, test } from "vitest";
import { isHeavy } from "#renderer/ui/markdown/is-heavy.ts";

test.each([
  ["a paragraph of brackets", "[".repeat(7000)],
  ["a paragraph of brackets over many lines", "[[[[[[[[[[\n".repeat(700)],
  ["quotes in quotes", ">".repeat(40)],
  ["quotes in quotes, further down", `text\n${"> ".repeat(40)}deep`],
  ["lists in lists", "1. ".repeat(40)],
  ["a table of thousands of cells", `| a | b |\n|-|-|\n${"| 1 | 2 |\n".repeat(1500)}`],
  ["code as long as a book", `\`\`\`py\n${"x = 1\n".repeat(20_000)}\`\`\``],
  ["a list as long as a book", "- an item of the list\n".repeat(2000)],
])("%s is too much", (_, block) => {
  expect(isHeavy(block)).toBe(true);
});

test.each([
  ["a long paragraph", "A sentence of a paragraph. ".repeat(200)],
  ["a table of 200 rows", `| a | b | c |\n|-|-|-|\n${"| 0.51 | 0.52 | 0.53 |\n".repeat(200)}`],
  ["a list of 300 links", "- [a name](https://example.org/some/where)\n".repeat(300)],
  ["a rule", "* * * * *"],
  ["a program of six thousand lines", `\`\`\`py\n${"x = [[[[[[[[[[\n".repeat(6000)}\`\`\``],
])("%s is not", (_, block) => {
  expect(isHeavy(block)).toBe(false);
});
