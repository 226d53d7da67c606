/** What happens to a file whose bytes are all there and whose hash is wrong, and to a part file that its journal speaks of. */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { mendFile } from "#core/downloads/transfer/mend-file.ts";
import { type Part, Transfer } from "#core/downloads/transfer/transfer.ts";
import { journalPathOf, recordedBytes } from "#core/downloads/transfer/worker/journal.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

const sizeBytes = 40 << 20;
const right = Buffer.from(patternBytes("mend", sizeBytes).read(0, sizeBytes));
const blobId = createHash("sha256").update(right).digest("hex");
const { signal } = new AbortController();

let worker: Built;
let folder: string;
let transfer: Transfer;
beforeAll(async () => {
  worker = await buildWorker();
});
afterAll(() => worker.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hubdeck-mend-"));
  transfer = new Transfer(worker.url);
});
afterEach(async () => {
  await transfer.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = () => join(folder, "part");
const open = () => transfer.openPart({ path: path(), blobId, sizeBytes, source: "http://hub.test/file" }, signal);

/** Writes what the part lacks, as a server does that holds `content`; answers how much that was. */
async function fill(part: Part, content: Buffer, upTo = sizeBytes): Promise<number> {
  let sent = 0;
  while (part.offset < upTo) {
    const bytes = content.subarray(part.offset, Math.min(part.offset + (1 << 20), upTo));
    await part.write(bytes, signal);
    sent += bytes.length;
  }
  return sent;
}

function damage(at: number): void {
  const fd = openSync(path(), "r+");
  writeSync(fd, Buffer.from([1, 2, 3, 4, 5]), 0, 5, at);
  closeSync(fd);
}

function wrongAt(...places: readonly number[]): Buffer {
  const content = Buffer.from(right);
  for (const at of places) content[at] = (content[at] ?? 0) ^ 0xff;
  return content;
}

/** Mends with what the fetches bring, one after the other; answers whether it is right and how much was fetched. */
async function mend(part: Part, ...fetches: readonly Buffer[]) {
  const left = [...fetches];
  let fetchedBytes = 0;
  const isRight = await mendFile(part, {
    verify: () => part.verify(() => undefined, signal),
    refill: async () => {
      fetchedBytes += await fill(part, left.shift() ?? right);
    },
    signal,
  });
  return { isRight, fetchedBytes };
}

test("what the disk damaged is found by its checksum, and only that is fetched again", async () => {
  const part = await open();
  await fill(part, right, 30 << 20);
  damage(1_000_000);
  await part.close();
  const again = await open();
  // Found at once on opening: one stretch of a MiB is not believed.
  expect(again.heldBytes).toBe(29 << 20);
  await again.close();
});

test("a wrong byte from the source costs the stretch it is in, not the file", async () => {
  const part = await open();
  await fill(part, wrongAt(5));
  expect(await mend(part, right)).toEqual({ isRight: true, fetchedBytes: 32 << 20 });
  await part.close();
  expect(readFileSync(path()).equals(right)).toBe(true);
});

test("two fetches that differ in one place each lead to a third of those places alone", async () => {
  const part = await open();
  await fill(part, wrongAt(5));
  // Stretches of 32 MiB: the first comes with another error, the second as before, then what differed comes once more.
  const { isRight, fetchedBytes } = await mend(part, wrongAt(7_000_000), right, right);
  expect(isRight).toBe(true);
  expect(fetchedBytes).toBe(sizeBytes + (8 << 20));
  await part.close();
});

test("a source that is wrong in the same way every time ends after one more fetch, with nothing kept", async () => {
  const part = await open();
  await fill(part, wrongAt(5));
  expect(await mend(part, wrongAt(5), wrongAt(5), wrongAt(5))).toEqual({ isRight: false, fetchedBytes: sizeBytes });
  expect(part.heldBytes).toBe(0);
  await part.close();
});

test("a journal with torn and invented lines is believed only where the bytes bear it out", async () => {
  const part = await open();
  await fill(part, right, 12 << 20);
  await part.close();
  const journal = journalPathOf(path());
  expect(recordedBytes(path())).toBe(12 << 20);
  const invented = `${20 << 20} ${24 << 20} ${"0".repeat(32)}\n`;
  writeFileSync(journal, `${readFileSync(journal, "utf8")}${invented}123 99`);
  const again = await open();
  expect(again.heldBytes).toBe(12 << 20);
  await again.close();
});

test("a journal of another file, or none, means starting from nothing", async () => {
  const part = await open();
  await fill(part, right, 12 << 20);
  await part.close();
  const journal = journalPathOf(path());
  const text = readFileSync(journal, "utf8");
  writeFileSync(journal, text.replace(blobId, "0".repeat(64)));
  const other = await open();
  expect(other.heldBytes).toBe(0);
  await other.close();
});

test("the journal of a verified file stays until it has its name, so that a kill before costs nothing", async () => {
  const part = await open();
  await fill(part, right);
  expect((await mend(part)).isRight).toBe(true);
  await part.close();
  expect(recordedBytes(path())).toBe(sizeBytes);
  const again = await open();
  expect(again.heldBytes).toBe(sizeBytes);
  await again.close();
});

test("what somebody appended to the part file does not get the file's name with it", async () => {
  const part = await open();
  await fill(part, right, 20 << 20);
  appendFileSync(path(), "and more");
  await fill(part, right);
  expect(await mend(part)).toEqual({ isRight: true, fetchedBytes: 0 });
  await part.close();
  expect(readFileSync(path()).equals(right)).toBe(true);
});

test.each([
  ["after its last byte came", sizeBytes],
  ["while it grows", 30 << 20],
])("what somebody cut off the part file %s is fetched again, and no more", async (_, filled) => {
  const part = await open();
  await fill(part, right, filled);
  truncateSync(path(), 8 << 20);
  await fill(part, right);
  expect(await mend(part, right)).toEqual({ isRight: true, fetchedBytes: filled - (8 << 20) });
  await part.close();
  expect(readFileSync(path()).equals(right)).toBe(true);
});

test("a journal whose stretches overlap, repeat and contradict each other adds up to what the file has", async () => {
  const part = await open();
  await fill(part, right, 4 << 20);
  await part.close();
  const journal = journalPathOf(path());
  const [head = "", first = "", ...lines] = readFileSync(journal, "utf8").trimEnd().split("\n");
  const [start, end, sum] = first.split(" ");
  // A right checksum under another place, a stretch beyond the end, one backwards, one that is no number.
  const forged = [
    `${8 << 20} ${9 << 20} ${sum}`,
    `${start} ${sizeBytes + 1} ${sum}`,
    `${end} ${start} ${sum}`,
    `-1 ${end} ${sum}`,
  ];
  writeFileSync(journal, `${[head, first, first, ...forged, ...lines, ...lines].join("\n")}\n`);
  const again = await open();
  expect(again.heldBytes).toBe(4 << 20);
  await fill(again, right);
  expect(await mend(again)).toEqual({ isRight: true, fetchedBytes: 0 });
  await again.close();
});
