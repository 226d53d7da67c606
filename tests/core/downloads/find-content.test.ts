import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cachePaths } from "#core/downloads/cache/cache-paths.ts";
import { findContent, openFinder } from "#core/downloads/cache/find-content.ts";
import { ProblemError } from "#core/problem-error.ts";

let cacheFolder: string;
beforeEach(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), "hubdeck-find-"));
});
afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

const paths = () => cachePaths({ cacheFolder, repo: { kind: "model", id: "tests/tiny" }, commit: "c".repeat(40) });
const file = (path: string, blobId: string) => ({ path, sizeBytes: 3, blobId });
const [one, two] = [file("one.txt", "1".repeat(40)), file("folder/two.txt", "2".repeat(40))];

function put(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "abc");
}

test("for a plan as for one file: nothing there, a blob of another commit, a file in the snapshot", async () => {
  const find = await openFinder(paths());
  expect([await find(one), await find(two)]).toEqual([null, null]);

  put(paths().blob(one.blobId));
  const withBlob = await openFinder(paths());
  expect([await withBlob(one), await withBlob(two)]).toEqual([{ type: "blob", path: paths().blob(one.blobId) }, null]);

  put(paths().entry(two.path));
  const withEntry = await openFinder(paths());
  for (const planned of [one, two]) expect(await withEntry(planned)).toEqual(await findContent(paths(), planned));
  expect(await withEntry(two)).toEqual({ type: "entry", path: paths().entry(two.path) });
});

test("a folder where a blob should be is refused", async () => {
  mkdirSync(paths().blob(one.blobId), { recursive: true });
  await expect((await openFinder(paths()))(one)).rejects.toThrow(ProblemError);
});
