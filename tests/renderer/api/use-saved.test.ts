import { expect, test } from "vitest";
import { applySavedChange } from "#renderer/api/use-saved.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";

const entry = (id: string, at: number): SavedEntry => ({
  type: "recent",
  id,
  repo: { kind: "model", id: `a/${id}` },
  isPrivate: false,
  at,
});
const ids = (entries: readonly SavedEntry[]) => entries.map(({ id }) => id).join("");

test("an entry stands by its time, newest first, and once", () => {
  let entries = [entry("b", 2), entry("a", 1)];
  entries = applySavedChange(entries, { type: "put", entry: entry("c", 3) });
  expect(ids(entries)).toBe("cba");
  entries = applySavedChange(entries, { type: "put", entry: entry("a", 4) });
  expect(ids(entries)).toBe("acb");
  entries = applySavedChange(entries, { type: "removed", id: "c" });
  expect(ids(entries)).toBe("ab");
  entries = applySavedChange(entries, { type: "put", entry: entry("d", 0) });
  expect(ids(entries)).toBe("abd");
});
