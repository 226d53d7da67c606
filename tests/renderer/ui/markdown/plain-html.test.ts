import { expect, test } from "vitest";
import { type MarkdownNode, plainHtml } from "#renderer/ui/markdown/plain-html.ts";

function children(html: string, type = "root"): MarkdownNode[] {
  const tree: MarkdownNode = { type, children: [{ type: "html", value: html }] };
  plainHtml()(tree);
  return tree.children ?? [];
}

test("a centred picture in HTML becomes a picture of the text", () => {
  expect(children('<div align="center">\n <img src="assets/a.png" alt="A &amp; B" width="300"/>\n</div>')).toEqual([
    {
      type: "paragraph",
      children: [
        { type: "image", url: "assets/a.png", alt: "A & B" },
        { type: "text", value: " " },
      ],
    },
  ]);
});

test("headings, links and line breaks keep their meaning", () => {
  expect(children('<h1 align=center>Name</h1><p><a href="https://example.org">site</a><br>end</p>')).toEqual([
    { type: "heading", depth: 1, children: [{ type: "text", value: "Name" }] },
    {
      type: "paragraph",
      children: [
        { type: "link", url: "https://example.org", children: [{ type: "text", value: "site" }] },
        { type: "break" },
        { type: "text", value: "end" },
      ],
    },
  ]);
});

test.each([
  "<script>steal()</script>",
  "<script>never closed steal()",
  "<style>*{display:none}</style>",
  '<svg onload="steal()"><script>steal()</script></svg>',
  '<iframe src="https://evil.example">steal()</iframe>',
  "<!-- steal() -->",
  "<!doctype html>",
])("nothing is left of %s", (html) => {
  expect(children(html)).toEqual([]);
});

test("event handlers and styles go with the tag", () => {
  expect(JSON.stringify(children('<p onclick="steal()" style="position:fixed">text</p>'))).toBe(
    JSON.stringify([{ type: "paragraph", children: [{ type: "text", value: "text" }] }]),
  );
});

test("in a paragraph only the tag goes; the words around it are nodes of their own", () => {
  const tree: MarkdownNode = {
    type: "paragraph",
    children: [
      { type: "html", value: "<b>" },
      { type: "text", value: "bold" },
      { type: "html", value: "</b>" },
    ],
  };
  plainHtml()(tree);
  expect(tree.children).toEqual([{ type: "text", value: "bold" }]);
});

test("no html node is left anywhere in a tree", () => {
  const html: MarkdownNode = { type: "html", value: "<div><div><b>x" };
  const tree: MarkdownNode = {
    type: "root",
    children: [{ type: "list", children: [{ type: "listItem", children: [html] }] }],
  };
  plainHtml()(tree);
  expect(JSON.stringify(tree)).not.toContain('"html"');
});

test("a long run of open tags takes no time worth speaking of", () => {
  const started = performance.now();
  children(`<a ${'x="'.repeat(20_000)}`);
  children("<".repeat(40_000));
  children("<svg>".repeat(8_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
