/** A part file whose disk, or somebody else, does what it should not. */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { HashClient } from "#core/downloads/transfer/worker/hash-client.ts";
import { openPartFile, type PartFile } from "#core/downloads/transfer/worker/part-file.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

/** What fdatasync answers next; null for what the disk answers. */
const disk = vi.hoisted((): { failures: (string | null)[]; syncs: number } => ({ failures: [], syncs: 0 }));
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const fdatasync: (fd: number, done: (error: Error | null) => void) => void = (fd, done) => {
    disk.syncs += 1;
    const code = disk.failures.shift() ?? null;
    if (code === null) real.fdatasync(fd, done);
    else setImmediate(() => done(Object.assign(new Error("The disk refuses"), { code })));
  };
  return { ...real, fdatasync };
});

const sizeBytes = 300 << 20;
const stretchBytes = 1 << 20;
const pattern = patternBytes("part", sizeBytes);
const { signal } = new AbortController();

let worker: Built;
let blobId: string;
let folder: string;
let hashes: HashClient;
beforeAll(async () => {
  worker = await buildWorker();
  const hash = createHash("sha256");
  for (let at = 0; at < sizeBytes; at += stretchBytes) hash.update(pattern.read(at, at + stretchBytes));
  blobId = hash.digest("hex");
});
afterAll(() => worker.remove());
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "hubdeck-part-"));
  hashes = new HashClient(worker.url);
  Object.assign(disk, { failures: [], syncs: 0 });
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openPartFile({ path: join(folder, "part"), blobId, sizeBytes, source: "http://hub.test/f" }, hashes, signal);

/** Writes what the part lacks, up to a place. Throws what the disk throws. */
function fill(part: PartFile, upTo = sizeBytes): void {
  for (const range of part.missing().all) {
    const writer = part.writeFrom(range.start);
    for (let at = range.start; at < Math.min(range.end, upTo); at += stretchBytes)
      writer.push(pattern.read(at, Math.min(range.end, at + stretchBytes)));
    writer.end();
  }
}

test("a disk that says only once, in the middle, that it could not keep what it took is not believed at the end", async () => {
  const part = await open();
  disk.failures = ["EIO"];
  fill(part, 280 << 20);
  await expect.poll(() => disk.syncs).toBe(1);
  await expect(part.verify(signal).then(() => fill(part))).rejects.toMatchObject({ code: "EIO" });
  await part.close();
  // The memory of the system still shows those bytes; the disk does not have them.
  const again = await open();
  expect(again.heldBytes).toBe(0);
  fill(again);
  expect(await again.verify(signal)).toBe(true);
  await again.close();
});

test("a disk that refuses at the last sync is asked to keep those bytes anew", async () => {
  const part = await open();
  disk.failures = [null, "EIO"];
  fill(part);
  await expect(part.verify(signal)).rejects.toMatchObject({ code: "EIO" });
  await part.close();
  const again = await open();
  // What the first sync brought to the disk stays.
  expect(again.heldBytes).toBe(256 << 20);
  fill(again);
  expect(await again.verify(signal)).toBe(true);
  await again.close();
});

test("who stops a check does not wait for its end", async () => {
  const part = await open();
  fill(part);
  await part.close();
  const again = await open();
  const stop = new AbortController();
  const verified = again.verify(stop.signal);
  stop.abort(new Error("Enough"));
  await expect(verified).rejects.toThrow("Enough");
  expect(again.hashedBytes).toBeLessThan(sizeBytes);
  await again.close();
});
