import { expect, test } from "vitest";
import { rowAfterKey } from "#renderer/ui/use-row-walk.ts";

test.each([
  ["ArrowDown", 3, 4],
  ["ArrowDown", 99, 99],
  ["ArrowUp", 3, 2],
  ["ArrowUp", 0, 0],
  ["PageDown", 3, 13],
  ["PageDown", 95, 99],
  ["PageUp", 3, 0],
  ["Home", 50, 0],
  ["End", 3, 99],
])("%s from row %d of 100 leads to row %d", (key, from, to) => {
  expect(rowAfterKey(key, from, 100)).toBe(to);
});

test("other keys, and any key in an empty list, mean nothing here", () => {
  expect(rowAfterKey("a", 3, 100)).toBeNull();
  expect(rowAfterKey("ArrowDown", 0, 0)).toBeNull();
});
