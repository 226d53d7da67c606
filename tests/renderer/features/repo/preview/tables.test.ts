/** CSV, JSON lines and Parquet as tables: real files, and those that would cost too much. */
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { RowSplitter } from "#renderer/features/repo/preview/worker/read-csv.ts";
import { contentOfText } from "#tests/hub/content/content.ts";
import { parquetFile } from "#tests/hub/content/parquet.ts";
import { openSample, rowsOf, viewOf } from "#tests/renderer/features/repo/preview/open-sample.ts";

test.each([
  [
    "a,b\n1,2\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    '"a","b"\r\n"x, ""y""","line\none"\r\n',
    [
      ["a", "b"],
      ['x, "y"', "line\none"],
    ],
  ],
  [
    "a,b\n\n1,\n",
    [
      ["a", "b"],
      ["1", ""],
    ],
  ],
  ['a"b,c\n', [['a"b', "c"]]],
  ["no end", [["no end"]]],
  ['"never closed\n', [["never closed\n"]]],
])("%j is cut into cells", (text, rows) => {
  expect(new RowSplitter(",").take(text, true)).toEqual(rows);
});

test("a CSV file is read as far as one scrolls", async () => {
  const lines = Array.from({ length: 100_000 }, (_, at) => `${at},place ${at},${at / 2}`);
  const opened = await openSample("data.csv", `id,place,level\n${lines.join("\n")}\n`);
  expect(viewOf(opened.preview, "table").columns).toEqual([
    { name: "id", kind: "number" },
    { name: "place", kind: "text" },
    { name: "level", kind: "number" },
  ]);
  const first = await rowsOf(opened, undefined, 0, 3);
  expect(first).toMatchObject({
    rows: [
      ["0", "place 0", "0"],
      ["1", "place 1", "0.5"],
      ["2", "place 2", "1"],
    ],
    isEnd: false,
  });
  expect(opened.fetchedBytes()).toBeLessThan(400_000);
  expect((await rowsOf(opened, undefined, 50_000, 1)).rows).toEqual([["50000", "place 50000", "25000"]]);
  const end = await rowsOf(opened, undefined, 99_999, 10);
  expect(end).toMatchObject({ rows: [["99999", "place 99999", "49999.5"]], known: 100_000, isEnd: true });
  const { fields } = await opened.ask("row", { id: viewOf(opened.preview, "table").id, index: 7, words: "" });
  expect(fields).toEqual([
    ["id", "7"],
    ["place", "place 7"],
    ["level", "3.5"],
  ]);
});

test("tabs and semicolons separate too", async () => {
  expect((await rowsOf(await openSample("a.tsv", "a\tb,c\n1\t2\n"))).rows).toEqual([["1", "2"]]);
  expect((await rowsOf(await openSample("a.csv", "a;b\n1;2,5\n"))).rows).toEqual([["1", "2,5"]]);
});

test("a CSV with one line of 50 MB is text, and little of it is fetched", async () => {
  const opened = await openSample("data.csv", contentOfText("x".repeat(50_000_000)));
  expect(opened.preview.notes).toEqual(["A row of this table is longer than 1 MB."]);
  expect(opened.preview.views.map(({ type }) => type)).toEqual(["text"]);
  expect(opened.fetchedBytes()).toBeLessThan(2_000_000);
});

test("JSON lines have a column for each key, and the whole row on demand", async () => {
  const opened = await openSample(
    "train.jsonl",
    '{"id":1,"text":"one","deep":{"a":[1]}}\n\n{"id":2,"__proto__":"x","more":null}\n[1]\n',
  );
  expect(viewOf(opened.preview, "table").columns.map(({ name }) => name)).toEqual([
    "id",
    "text",
    "deep",
    "__proto__",
    "more",
    "value",
  ]);
  expect((await rowsOf(opened)).rows).toEqual([
    ["1", "one", '{"a":[1]}', "", "", ""],
    ["2", "", "", "x", "null", ""],
    ["", "", "", "", "", "[1]"],
  ]);
});

test("JSON lines that are none are text; those that go wrong later end there and say so", async () => {
  expect((await openSample("a.jsonl", "nonsense\n")).preview.notes).toEqual(["Line 1 is not valid JSON."]);
  const good = '{"a":"0123456789"}\n'.repeat(20_000);
  const opened = await openSample("a.jsonl", `${good}nonsense\n`);
  expect(await rowsOf(opened, undefined, 19_990, 100)).toMatchObject({
    isEnd: true,
    note: "Line 20001 is not valid JSON.",
  });
});

const columns = (count: number) => [
  { name: "id", data: Int32Array.from({ length: count }, (_, at) => at), type: "INT32" as const },
  { name: "text", data: Array.from({ length: count }, (_, at) => `row ${at}`), type: "STRING" as const },
  { name: "noise", data: Float64Array.from({ length: count }, (_, at) => Math.sin(at)), type: "DOUBLE" as const },
];

test("Parquet rows come from the chunks that are looked at", async () => {
  const file = parquetFile(columns(250));
  const opened = await openSample("train.parquet", file);
  expect(opened.preview).toMatchObject({ kind: "Parquet", notes: [] });
  expect(viewOf(opened.preview, "table", "Rows")).toMatchObject({ rowCount: 250 });
  expect((await rowsOf(opened, "Rows", 98, 4)).rows.map(([id, text]) => [id, text])).toEqual([
    ["98", "row 98"],
    ["99", "row 99"],
    ["100", "row 100"],
    ["101", "row 101"],
  ]);
  expect((await rowsOf(opened, "Schema")).rows.map(([name]) => name)).toEqual(["id", "text", "noise"]);
});

test("of a Parquet file with many row groups only the first is fetched for its first rows", async () => {
  const big = new Uint8Array(
    parquetWriteBuffer({ columnData: columns(400_000), rowGroupSize: 20_000, codec: "UNCOMPRESSED" }),
  );
  const opened = await openSample("train.parquet", big);
  await rowsOf(opened, "Rows", 0, 50);
  await rowsOf(opened, "Rows", 50, 50);
  expect(big.length).toBeGreaterThan(9_000_000);
  expect(opened.fetchedBytes()).toBeLessThan(1_000_000);
});

test("a column too large for a preview is left out, by name", async () => {
  const blob = "x".repeat(1000);
  const data = Array.from({ length: 30_000 }, (_, at) => `${at} ${blob}`);
  const big = new Uint8Array(
    parquetWriteBuffer({
      columnData: [...columns(30_000), { name: "picture", data, type: "STRING" }],
      rowGroupSize: 30_000,
      codec: "UNCOMPRESSED",
    }),
  );
  const opened = await openSample("train.parquet", big);
  expect(opened.preview.notes).toEqual(["Not shown, because they are too large for a preview: picture."]);
  expect((await rowsOf(opened, "Rows", 0, 1)).rows).toEqual([["0", "row 0", "0"]]);
  expect(opened.fetchedBytes()).toBeLessThan(1_500_000);
});

test("Parquet files that lie end in a sentence", async () => {
  const good = parquetFile(columns(50));
  const bytes = Buffer.from(good.read(0, good.sizeBytes));
  const lying = Buffer.from(bytes);
  lying.writeUInt32LE(0xfffffff0, lying.length - 8);
  const noise = Buffer.from(bytes);
  noise.fill(0xff, noise.length - 200, noise.length - 12);
  for (const broken of [lying, noise, bytes.subarray(0, 40), Buffer.from("PAR1")]) {
    const { preview } = await openSample("a.parquet", broken);
    expect(preview.notes).toEqual([expect.stringMatching(/cannot be read|footer|behind its own end/)]);
    expect(preview.kind).toMatch(/Binary file|Text/);
  }
  // The pages are noise: the footer is right, and the rows say that they cannot be shown.
  const pages = Buffer.from(bytes);
  pages.fill(0xff, 4, 100);
  const opened = await openSample("a.parquet", pages);
  await expect(rowsOf(opened, "Rows")).rejects.toThrow(/cannot be read|unfold|place behind/);
});
