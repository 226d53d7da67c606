import { expect, test } from "vitest";
import { formatAgo } from "#shared/model/ago.ts";

const now = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;

test.each([
  [0, "now"],
  [-hour, "now"],
  [5 * 60_000, "5 min"],
  [2.9 * hour, "2 h"],
  [30 * hour, "yesterday"],
  [3 * 24 * hour, "3 d"],
  [15 * 24 * hour, "2 w"],
  [34 * 24 * hour, "4 w"],
  [35 * 24 * hour, "1 mo"],
  [364 * 24 * hour, "11 mo"],
  [365 * 24 * hour, "1 y"],
  [800 * 24 * hour, "2 y"],
])("an age of %d ms reads %s", (age, text) => {
  expect(formatAgo(now - age, now)).toBe(text);
});
