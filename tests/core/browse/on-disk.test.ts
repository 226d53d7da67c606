/** Which repos count as being on this disk. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reposOnDisk } from "#core/browse/on-disk.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "hubdeck-test-"));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

async function put(folder: string, file: string | null = "config.json"): Promise<void> {
  const snapshot = join(cache, folder, "snapshots", "0".repeat(40));
  await mkdir(snapshot, { recursive: true });
  if (file !== null) await writeFile(join(snapshot, file), "");
}

test("a repo with a snapshot that has a file in it counts, whoever put it there", async () => {
  await put("models--lab--one");
  await put("datasets--lab--two");
  await put("spaces--lab--three");
  expect(await reposOnDisk(cache)).toEqual({ model: ["lab/one"], dataset: ["lab/two"], space: ["lab/three"] });
});

test("an empty snapshot, other folders, names that are no repo's, links and files do not", async () => {
  await put("models--lab--empty", null);
  await put("models--gpt2");
  await put("models--..--etc");
  await put("models--lab--a--b");
  await put(".locks");
  await mkdir(join(cache, "models--lab--none"));
  await writeFile(join(cache, "models--lab--file"), "");
  await put("elsewhere");
  if (process.platform !== "win32") await symlink(join(cache, "elsewhere"), join(cache, "models--lab--link"));
  expect(await reposOnDisk(cache)).toEqual({ model: [], dataset: [], space: [] });
});

test("no folder is an empty one", async () => {
  expect(await reposOnDisk(join(cache, "none"))).toEqual({ model: [], dataset: [], space: [] });
});
