import { expect, test } from "vitest";
import { entryWords, searchWords } from "#renderer/features/saved/saved-words.ts";

const now = Date.UTC(2026, 10, 22, 12);
const kept = { id: "x", repo: { kind: "dataset", id: "a/b" }, isPrivate: false, at: now - 3 * 86_400_000 } as const;

test("an entry says its kind and since when", () => {
  expect(entryWords({ type: "favourite", ...kept }, now)).toBe("Dataset · added 3 d ago");
  expect(entryWords({ type: "recent", ...kept, at: now }, now)).toBe("Dataset · viewed now");
  const search = { type: "search", id: "s", kind: "model", name: "n", at: now } as const;
  expect(entryWords({ ...search, query: "q=aster&task=text-generation&sort=likes" }, now)).toBe("Models · saved now");
});

test.each([
  ["", "all of them"],
  ["sort=likes", "all of them"],
  ["q=aster&task=text-generation&sort=likes", "aster · Text generation"],
  ["author=helios&min=3B&max=7B&gated=no&disk=yes", "by helios · from 3B · up to 7B · not gated · on disk"],
  ["constructor=x", "x"],
  ["q=%D9%86%D9%85", "نم"],
])("the search %j reads %s", (query, words) => {
  expect(searchWords(query)).toBe(words);
});
