import { expect, test } from "vitest";
import { anchorId, slug, takeId } from "#renderer/ui/markdown/heading-ids.ts";

test.each([
  ["How to use", "how-to-use"],
  ["Use, with `code`!", "use-with-code"],
  ["Über alles: 日本語", "über-alles-日本語"],
])("the heading %s is linked as #%s", (heading, name) => {
  expect(slug(heading)).toBe(name);
});

test("an id stands under a prefix, so that it can name nothing of the app", () => {
  expect(anchorId("card", "Root")).toBe("card-root");
});

test("headings of the same words get ids of their own", () => {
  const ids = new Set<string>();
  expect([1, 2, 3].map(() => takeId("card-usage", ids))).toEqual(["card-usage", "card-usage-1", "card-usage-2"]);
});
