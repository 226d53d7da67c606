import { expect, test } from "vitest";
import { cardLink } from "#renderer/features/repo/card/card-link.ts";

const page = "https://huggingface.co/aster/lumen";

test.each([
  ["config.json", "config.json"],
  ["./docs/../docs/use.md?plain=1#top", "docs/use.md"],
  ["weights%20v2/a.bin", "weights v2/a.bin"],
  [`${page}/blob/main/docs/use.md`, "docs/use.md"],
  [`${page}/resolve/main/model.safetensors?download=true`, "model.safetensors"],
])("%s is the file %s of the repo", (href, path) => {
  expect(cardLink(href, page)).toEqual({ type: "file", path, isFolder: false });
});

test("a final slash names a folder", () => {
  expect(cardLink("docs/", page)).toEqual({ type: "file", path: "docs", isFolder: true });
});

test.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["//example.org/x", "https://example.org/x"],
  ["/datasets/owner/name", "https://huggingface.co/datasets/owner/name"],
  ["http://example.org", "http://example.org/"],
])("%s is the page %s outside the app", (href, url) => {
  expect(cardLink(href, page)).toEqual({ type: "web", url });
});

test("a link into the card is an anchor", () => {
  expect(cardLink("#how-to-use", page)).toEqual({ type: "anchor", name: "how-to-use" });
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>1</script>",
  "file:///etc/passwd",
  "vbscript:x",
  "blob:https://huggingface.co/x",
  "https://user:secret@huggingface.co/",
  "https://",
  "../../../etc/passwd",
  "a/../../b",
  "%2e%2e/%2e%2e/b",
  "..%2fb",
  "a\\b",
  "a%00b",
  "%E0%A4%A",
  "",
  "#",
])("%s leads nowhere", (href) => {
  expect(cardLink(href, page)).toEqual({ type: "none" });
});
