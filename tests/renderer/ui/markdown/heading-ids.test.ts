import { expect, test } from "vitest";
import { anchorId, headingIds, slug } from "#renderer/ui/markdown/heading-ids.ts";

test.each([
  ["How to use", "how-to-use"],
  ["Use, with `code`!", "use-with-code"],
  ["Über alles: 日本語", "über-alles-日本語"],
])("the heading %s is linked as #%s", (heading, name) => {
  expect(slug(heading)).toBe(name);
});

test("a heading's id stands under a prefix, so that it can name nothing of the app", () => {
  const heading = { type: "element", tagName: "h1", properties: {}, children: [{ type: "text", value: "Root" }] };
  headingIds({ prefix: "card" })({ type: "root", children: [heading] });
  expect(heading.properties).toEqual({ id: "card-root" });
  expect(anchorId("card", "Root")).toBe("card-root");
});
