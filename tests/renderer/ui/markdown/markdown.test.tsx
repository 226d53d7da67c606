import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "#renderer/ui/markdown/Markdown.tsx";
import type { MarkdownParts } from "#renderer/ui/markdown/paint/paint.tsx";

const parts: MarkdownParts = {
  link: ({ href, children }) => <cite data-href={href}>{children}</cite>,
  picture: ({ source, alt }) => <var data-source={source}>{alt}</var>,
};

/** What becomes of a text, without the boxes around it. */
function rendered(text: string): string {
  return renderToStaticMarkup(
    <MantineProvider env="test" withCssVariables={false} withGlobalClasses={false}>
      <Markdown text={text} parts={parts} idPrefix="card" />
    </MantineProvider>,
  );
}

test("headings begin below the screen's own", () => {
  expect(rendered("# One\n\n## Two")).toMatch(
    /<h2 dir="auto" id="card-one">One<\/h2>\s*<h3 dir="auto" id="card-two">Two<\/h3>/,
  );
});

test("links and pictures go through the parts that the caller gives", () => {
  const html = rendered("[site](https://example.org) ![alt](a.png)");
  expect(html).toContain('<cite data-href="https://example.org">site</cite>');
  expect(html).toContain('<var data-source="a.png">alt</var>');
  expect(html).not.toMatch(/<a |<img/);
});

test("tables and task lists of the Hub's dialect are understood", () => {
  const html = rendered("| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open");
  expect(html).toContain("<table>");
  expect(html).toContain('aria-label="Done"');
  expect(html).toContain('aria-label="Not done"');
  expect(html).not.toContain("<input");
});

test.each([
  ["<script>steal()</script>", /script|steal/],
  ["text <script>steal()</script> text", /<script/],
  ["<img src=x onerror=steal()>", /onerror|<img/],
  ['<a href="javascript:steal()">x</a>', /javascript/],
  ["[x](javascript:steal())", /javascript/],
  ["[x](JaVaScRiPt:steal())", /javascript/i],
  ["[x](java&#9;script:steal())", /script:/],
  ["[x](vbscript:steal())", /vbscript/],
  ["[x](data:text/html;base64,AAAA)", /data:/],
  ["![x](data:image/svg+xml;base64,AAAA)", /data:/],
  ["![x](javascript:steal())", /javascript/],
  ["<iframe src=https://evil.example></iframe>", /iframe|evil/],
  ["<form action=https://evil.example><input name=q></form>", /<form|<input/],
  ['<div style="position:fixed;inset:0" class="x" id="root">over</div>', /style="position|class="x"|id="root"/],
  ["<meta http-equiv=refresh content='0;url=https://evil.example'>", /meta|evil/],
  ["<style>*{display:none}</style>", /display/],
  ["<svg onload=steal()><script>steal()</script></svg>", /onload|<script/],
  ['```"><script>steal()</script>\ncode\n```', /<script/],
])("%s does nothing", (text, trace) => {
  expect(rendered(text)).not.toMatch(trace);
});

test("a text that the parser could not bear is shown as it is", () => {
  for (const text of [">".repeat(5000), "1. ".repeat(4000), "[".repeat(60_000)]) {
    expect(rendered(text)).toContain(text.slice(0, 100).replaceAll(">", "&gt;"));
  }
});
