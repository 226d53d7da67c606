/** Parquet files read back by the reader that the writer's authors keep apart from it. */
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { parquetFile } from "#tests/hub/content/parquet.ts";

test("a Parquet file reads back as what was written", async () => {
  const { sizeBytes, read } = parquetFile([
    { name: "id", data: Int32Array.from([1, 2, 3]), type: "INT32" },
    { name: "words", data: ["one", "zwei", "trois"], type: "STRING" },
  ]);
  const bytes = Uint8Array.from(read(0, sizeBytes)).buffer;
  expect(Buffer.from(bytes.slice(0, 4)).toString()).toBe("PAR1");
  expect(Number(parquetMetadata(bytes).num_rows)).toBe(3);
  expect(await parquetReadObjects({ file: bytes })).toEqual([
    { id: 1, words: "one" },
    { id: 2, words: "zwei" },
    { id: 3, words: "trois" },
  ]);
});
