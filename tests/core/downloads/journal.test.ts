import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJournal } from "#core/downloads/transfer/worker/journal.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hubdeck-journal-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = { version: 1, blobId: "a".repeat(40), source: "https://hub/file", sizeBytes: 100, etag: null };
const sum = "0".repeat(32);

function read(text: string) {
  const path = join(folder, "journal");
  writeFileSync(path, text);
  return readJournal(path);
}

test("a journal is read, but for lines that are torn or lie beyond the file", () => {
  const text = `${JSON.stringify({ ...head, etag: "x" })}\n0 10 ${sum}\n10 10 ${sum}\n20 101 ${sum}\nnothing\n10 2`;
  expect(read(text)).toEqual({ head: { ...head, etag: "x" }, records: [{ start: 0, end: 10, sum }] });
});

test.each([
  ["no text", ""],
  ["no JSON", "{"],
  ["no object", "null"],
  ["a list", "[]"],
  ["another version", JSON.stringify({ ...head, version: 2 })],
  ["no version", JSON.stringify({ ...head, version: undefined })],
  ["a blob id that is a number", JSON.stringify({ ...head, blobId: 1 })],
  ["no source", JSON.stringify({ ...head, source: undefined })],
  ["a size that is a text", JSON.stringify({ ...head, sizeBytes: "100" })],
  ["a size without end", JSON.stringify(head).replace("100", "1e999")],
  ["no word of an ETag", JSON.stringify({ ...head, etag: undefined })],
  ["an ETag that is a number", JSON.stringify({ ...head, etag: 1 })],
])("a head with %s is not believed", (_, first) => {
  expect(read(`${first}\n0 10 ${sum}\n`)).toBeNull();
});
