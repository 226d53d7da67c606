/** The words of rows, and the choices of the filters. */
import { expect, test } from "vitest";
import { filterKeys } from "#renderer/features/browse/browse-search.ts";
import { choicesOf, shortList } from "#renderer/features/browse/filters/choices-of.ts";
import { marksOf } from "#renderer/features/browse/filters/FilterMarks.tsx";
import { type ChoiceGroup, filterGroups } from "#renderer/features/browse/filters/filter-groups.ts";
import { keysOf } from "#renderer/features/browse/filters/keys-of.ts";
import { factsOf, stageWords } from "#renderer/features/browse/row-words.ts";
import { rowsWords } from "#renderer/text/repo-words.ts";
import { repoKinds } from "#shared/model/repo-id.ts";
import { modelRow, spaceRow } from "#tests/renderer/features/browse/sample-rows.ts";

const words = (row: Parameters<typeof factsOf>[0]) => factsOf(row).map(({ text }) => text);

test("a row says what is known and nothing else", () => {
  expect(words(modelRow("a/b"))).toEqual([]);
  const size = { bytes: 15_200_000_000, from: "parameters" } as const;
  const known = { pipelineTag: "text-generation", parameters: 7.6e9, license: "mit", size };
  expect(words(modelRow("a/b", known))).toEqual(["Text generation", "7.6B", "≈ 15.2 GB", "mit"]);
  expect(words(spaceRow("a/b", { title: "عرض", sdk: "gradio", stage: "BUILD_ERROR" }))).toEqual([
    "عرض",
    "Gradio",
    "build failed",
  ]);
});

test.each([
  ["n<1K", "under 1K rows"],
  ["10K<n<100K", "10K to 100K rows"],
  ["n>1T", "over 1T rows"],
  ["unknown", "unknown"],
])("%s rows are %s", (tag, wanted) => {
  expect(rowsWords(tag)).toBe(wanted);
});

test("a stage that is new keeps its letters", () => {
  expect(stageWords("ON_FIRE")).toBe("on fire");
});

const group: ChoiceGroup = {
  type: "choices",
  key: "license",
  title: "Licence",
  isSeveral: false,
  facet: { type: "license", lead: "license:" },
  first: [
    { value: "mit", label: "MIT" },
    { value: "never-heard-of", label: "Never" },
  ],
};
const facets = [
  {
    type: "license",
    tags: [
      { id: "license:afl", label: "AFL" },
      { id: "license:mit", label: "mit" },
    ],
  },
];

test("the usual choices come first where the Hub has them, and what the address has is there", () => {
  expect(choicesOf(group, facets, ["odd"]).map(({ value }) => value)).toEqual(["mit", "afl", "odd"]);
  expect(choicesOf(group, undefined, []).map(({ value }) => value)).toEqual(["mit", "never-heard-of"]);
});

test("a folded list shows the first few and every chosen one", () => {
  const choices = choicesOf(group, facets, ["odd"]);
  expect(shortList(choices, ["odd"], 1).map(({ value }) => value)).toEqual(["mit", "odd"]);
});

test("every filter of a kind is in exactly one group, and shows a mark when it is set", () => {
  for (const kind of repoKinds) {
    const keys = filterGroups[kind].flatMap(keysOf).filter((key) => filterKeys[kind].includes(key));
    const offered = new Set(keys);
    expect([...offered].sort()).toEqual([...filterKeys[kind]].sort());
    expect(keys).toHaveLength(offered.size);
    for (const one of filterGroups[kind]) {
      for (const key of keysOf(one)) {
        expect(marksOf(one, { [key]: "yes" }, undefined).length, key).toBe(1);
      }
    }
  }
});
