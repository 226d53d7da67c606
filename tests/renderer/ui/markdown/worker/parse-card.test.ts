import { expect, test } from "vitest";
import { type TreeNode, treeText } from "#renderer/ui/markdown/tree.ts";
import { openCard } from "#renderer/ui/markdown/worker/parse-card.ts";

/** A card's trees written down shortly: tag, attributes, content. */
function shown(markdown: string): string {
  const parser = openCard({ markdown, frontMatter: null, idPrefix: "card" }, []);
  return parser.planned.sections
    .flatMap((_, index) => parser.parse(index)?.nodes ?? ["PLAIN"])
    .map(write)
    .join("");
}

function write(node: TreeNode): string {
  if (typeof node === "string") return node;
  const props = Object.entries(node.props).map(([name, value]) => ` ${name}=${value}`);
  return `<${node.tag}${props.join("")}>${node.children.map(write).join("")}</>`;
}

test.each([
  ["<p align=center><b>x</b></p>", "<p align=center><strong>x</></>"],
  ["<center>x</center>", "<div align=center>x</>"],
  ["H<sub>2</sub>O <kbd>Ctrl</kbd>", "<p>H<sub>2</>O <kbd>Ctrl</></>"],
  ['<img src="a.png" width=50% height="12px" alt="A">', "<img src=a.png alt=A width=50% height=12></>"],
  ['<img srcset="a.png 1x, b.png 2x">', "<img src=a.png></>"],
  [
    '<picture><source media="(prefers-color-scheme: dark)" srcset="n.png"><img src="d.png"></picture>',
    "<p><img dark=n.png src=d.png></></>",
  ],
  ['<video src="a/film.mp4"></video>', "<p><a href=a/film.mp4>Video: film.mp4</></>"],
  ['<a name="Here"></a>', "<p><span id=card-here></></>"],
  ["- [x] a", "<ul><li><tick checked=yes></> a</></>"],
  ["<ul>text<li>item</li></ul>", "<ul><li>text</><li>item</></>"],
  ["[](https://example.org)", "<p><a href=https://example.org><hidden>https://example.org</></></>"],
  [":smile: &amp; &copy;", "<p>:smile: & ©</>"],
  ["```py\nif x: 1\n```", "<pre><span token=keyword>if</> x: <span token=literal>1</>\n</>"],
  ["```no-such-language\nif\n```", "<pre>if\n</>"],
])("%s", (markdown, expected) => expect(shown(markdown).trim()).toBe(expected));

test("Markdown inside an HTML container is Markdown", () => {
  expect(shown("<details>\n<summary>More</summary>\n\n**bold**\n\n</details>")).toContain("<strong>bold</>");
});

test.each([
  ["$E=mc^2$", true],
  ["$$x$$", true],
  ["\\\\(x_1\\\\)", true],
  ["```math\nx\n```", true],
  ["it costs $5 to $10 a run", false],
  ["a $ sign and a $ sign", false],
  ["$\\nosuchcommand{x}$", false],
])("%s is math: %s", (markdown, isMath) => {
  expect(shown(markdown).includes("<math:math")).toBe(isMath);
});

test("what is no math stays the text it was", () => {
  expect(shown("it costs $5 to $10")).toBe("<p>it costs $5 to $10</>");
});

test("headings have ids of their own, levels without gaps, and a place in the contents", () => {
  const parser = openCard(
    { markdown: "# A\n\n#### A\n\n## <img src=x>\n\n## B[^1]\n\n[^1]: n", frontMatter: null, idPrefix: "card" },
    [],
  );
  expect(parser.parse(0)?.headings).toEqual([
    { level: 2, text: "A", id: "card-a" },
    { level: 3, text: "A", id: "card-a-1" },
    { level: 3, text: "B1", id: "card-b1" },
  ]);
});

test("a footnote and its text lead to each other", () => {
  const text = shown("a[^x]\n\n[^x]: b");
  expect(text).toContain("<a id=card-fnref-x href=#fn-x>");
  expect(text).toContain("<li id=card-fn-x>");
});

test("a long card is cut into sections that lose nothing, its beginning small", () => {
  const markdown = Array.from({ length: 3000 }, (_, at) => `## Part ${at}\n\n${"word ".repeat(20)}`).join("\n\n");
  const parser = openCard({ markdown, frontMatter: null, idPrefix: "card" }, []);
  const { sections } = parser.planned;
  expect(sections.length).toBeGreaterThan(5);
  expect((sections[0]?.end ?? 0) - (sections[0]?.start ?? 0)).toBeLessThan(13_000);
  const trees = sections.flatMap((_, index) => parser.parse(index) ?? []);
  const ids = trees.flatMap(({ headings }) => headings.map(({ id }) => id));
  expect(ids).toHaveLength(3000);
  expect(new Set(ids).size).toBe(3000);
  expect(treeText(trees.flatMap(({ nodes }) => nodes)).match(/word /g)).toHaveLength(3000 * 20 - 3000);
}, 60_000);

test("what is too much is shown as it is written, and the rest is not", () => {
  expect(shown(`# A\n\n${"*a_ ".repeat(25_000)}\n\nb`)).toBe("<h2 id=card-a>A</>PLAIN<p>b</>");
});

test("nesting without an end becomes text", () => {
  const text = shown(`${"<div>".repeat(900)}deep`);
  expect(text.match(/<div>/g)?.length).toBeLessThan(100);
  expect(text).toContain("deep");
});
