/** Attacks by weight: texts that make a parser or a layout run for minutes. Sizes are such that a whole run stays short. */
import type { HostileCase } from "#tests/security/hostile-cards/cases.ts";

export const weightCases: readonly HostileCase[] = Object.entries({
  "100,000 emphasis markers": "*a_ ".repeat(25_000),
  "brackets in brackets": "[".repeat(50_000),
  "links in links": "[a](".repeat(1_400),
  "pictures in pictures": "![".repeat(2_900),
  "quotes in quotes": "> ".repeat(500),
  "lists in lists": "1. - ".repeat(500),
  "runs of ticks": Array.from({ length: 100 }, (_, at) => `${"`".repeat(at)}a`).join(" "),
  "open angles": "<".repeat(5_000),
  "open tags": "<a ".repeat(2_000),
  "open comments": `${"<!--".repeat(1_400)}-->`,
  "boxes in boxes": `${"<div>".repeat(900)}deep${"</div>".repeat(900)}`,
  "marks in marks": `${"<b><i>".repeat(600)}deep`,
  "tables in tables": `${"<table><tr><td>".repeat(120)}deep${"</td></tr></table>".repeat(120)}`,
  "a broken table": `|a|b\n|-|-|-|-\n||||||||||||||||||||\n|${"|".repeat(3_000)}`,
  "a wide table": `|${"a|".repeat(400)}\n|${"-|".repeat(400)}\n|${"b|".repeat(400)}`,
  entities: "&amp;&#x41;&notreal;".repeat(280),
  "addresses without an end": `www.${"a.".repeat(2_800)}`,
  "mail without an end": `${"a.b@".repeat(1_400)}`,
  strikes: "~~a".repeat(1_900),
  dollars: "$".repeat(5_000),
  "footnotes that call each other": Array.from(
    { length: 60 },
    (_, at) => `a[^${at}]\n\n[^${at}]: b[^${(at + 1) % 60}]`,
  ).join("\n\n"),
  definitions: `${"[a]: x\n".repeat(700)}\n${"[a] ".repeat(700)}`,
  "code that a highlighter trips over": `\`\`\`js\n${"/(((".repeat(1_000)}\n\`\`\`\n\n\`\`\`xml\n${"<a b='".repeat(1_000)}\n\`\`\``,
  "a long word": "a".repeat(100_000),
  spaces: `a${" ".repeat(5_000)}b\n${" ".repeat(5_000)}\nc`,
  "a hundred headings": "# Same\n\n".repeat(100),
}).map(([name, card]) => ({ name, card }));
