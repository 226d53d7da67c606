import { expect, it } from "vitest";
import { isWorthReloading } from "#electron/desktop/reload-after-crash.ts";

it("loads the page again after a crash, but not for ever", () => {
  expect(isWorthReloading([1000])).toBe(true);
  expect(isWorthReloading([1000, 2000])).toBe(true);
  expect(isWorthReloading([1000, 2000, 3000])).toBe(false);
});

it("forgets crashes that are more than a minute old", () => {
  expect(isWorthReloading([1000, 2000, 70_000])).toBe(true);
  expect(isWorthReloading([1000, 60_000, 61_500, 70_000])).toBe(false);
});
