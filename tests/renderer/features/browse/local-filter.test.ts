/** What of the loaded rows fits this computer, and what is said of rows that do not tell. */
import { expect, test } from "vitest";
import { statusWords } from "#renderer/features/browse/ListStatus.tsx";
import { fitsMachine, localTests, matchLocally } from "#renderer/features/browse/local-filter.ts";
import { modelRow, spaceRow } from "#tests/renderer/features/browse/sample-rows.ts";

const machine = { memory: { totalBytes: 16e9, availableBytes: 12e9 }, gpus: [] };
const facts = { onDisk: new Set(["lab/here"]), machine };

test("without a filter of our own every row stays", () => {
  const rows = [modelRow("lab/a"), spaceRow("lab/b")];
  expect(matchLocally(rows, localTests({ q: "x", library: "y" }, facts))).toEqual({ rows, unknownCount: 0 });
});

test("on disk", () => {
  const { rows } = matchLocally([modelRow("lab/here"), modelRow("lab/there")], localTests({ disk: "yes" }, facts));
  expect(rows.map(({ id }) => id)).toEqual(["lab/here"]);
});

test("a row that does not say its size is left out and counted", () => {
  const rows = [
    modelRow("lab/small", { size: { bytes: 2e9, from: "safetensors" } }),
    modelRow("lab/large", { size: { bytes: 9e9, from: "safetensors" } }),
    modelRow("lab/silent"),
  ];
  const found = matchLocally(rows, localTests({ size: "5" }, facts));
  expect(found).toEqual({ rows: [rows[0]], unknownCount: 1 });
});

test("Spaces by their hardware", () => {
  const rows = [
    spaceRow("lab/a", { hardware: "t4-small" }),
    spaceRow("lab/b", { hardware: "cpu-basic" }),
    spaceRow("lab/c"),
  ];
  expect(matchLocally(rows, localTests({ hardware: "t4-small" }, facts))).toMatchObject({
    rows: [{ id: "lab/a" }],
    unknownCount: 1,
  });
});

test.each([
  ["half a billion in 16 bits", { tensorTypes: [{ type: "BF16", count: 5e8 }] }, true],
  ["70 billion in 16 bits", { tensorTypes: [{ type: "BF16", count: 70e9 }] }, false],
  ["7 billion as GGUF, in four bits", { parameters: 7e9, gguf: { architecture: "llama", contextLength: 4096 } }, true],
  ["7 billion that say no type, in 16 bits", { parameters: 7e9 }, false],
  ["nothing said", {}, null],
])("%s", (_what, row, wanted) => {
  expect(fitsMachine(modelRow("lab/x", row), machine)).toBe(wanted);
});

test("a machine that is not known fits nothing for sure", () => {
  expect(fitsMachine(modelRow("lab/x", { parameters: 1e6 }), null)).toBeNull();
});

test.each([
  [{ loadedCount: 40, matchingCount: 12, isMore: true }, "12 of the 40 models loaded match"],
  [
    { loadedCount: 40, matchingCount: 12, isMore: true, unknownCount: 3 },
    "12 of the 40 models loaded match; 3 that do not say are left out",
  ],
  [{ loadedCount: 19, matchingCount: 15, isMore: false }, "15 of all 19 models match"],
  [{ loadedCount: 50, matchingCount: null, isMore: true }, "50 models loaded"],
  [{ loadedCount: 50, matchingCount: null, isMore: true, total: 12_345 }, "12,345 models"],
  [{ loadedCount: 1, matchingCount: null, isMore: false }, "1 model"],
])("%j is said as %s", (props, words) => {
  expect(statusWords({ kind: "model", total: null, unknownCount: 0, ...props })).toBe(words);
});
