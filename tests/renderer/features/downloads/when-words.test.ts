import { expect, test } from "vitest";
import { whenWords } from "#renderer/features/downloads/when-words.ts";

const now = new Date(2026, 10, 22, 9, 30).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

test.each([
  [at(2026, 10, 22, 9, 14), "today 09:14"],
  [at(2026, 10, 21, 23, 59), "yesterday 23:59"],
  [at(2026, 10, 12, 8, 0), "12 Nov"],
  [at(2025, 10, 12, 8, 0), "12 Nov 2025"],
])("%d is said as %s", (then, words) => {
  expect(whenWords(then, now)).toBe(words);
});
