import { expect, test } from "vitest";
import { rememberedOffset, rememberOffset } from "#renderer/features/browse/list-scroll.ts";
import { withoutRepeats } from "#renderer/features/browse/use-repos.ts";
import { modelRow as model } from "#tests/renderer/features/browse/sample-rows.ts";

test("a model that moved from one page to the next is shown once, in its first place", () => {
  const pages = [{ repos: [model("a/1"), model("a/2")] }, { repos: [model("a/2"), model("a/3")] }];
  expect(withoutRepeats(pages).map(({ id }) => id)).toEqual(["a/1", "a/2", "a/3"]);
});

test("a list is found where it was left, another one at its top", () => {
  rememberOffset("one", 520);
  expect(rememberedOffset("one")).toBe(520);
  expect(rememberedOffset("another")).toBe(0);
});

test("lists long gone are forgotten first", () => {
  rememberOffset("old", 1);
  rememberOffset("used again", 2);
  for (let index = 0; index < 99; index += 1) {
    rememberOffset(`list ${index}`, index);
    rememberOffset("used again", 2);
  }
  expect(rememberedOffset("old")).toBe(0);
  expect(rememberedOffset("used again")).toBe(2);
});
