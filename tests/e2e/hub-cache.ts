/** Looks at a Hub cache as Python would find it, with nothing of our own code. */
import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

export type CachedFile = {
  readonly blob: string;
  /** The link's target as it is written. */
  readonly target: string;
  readonly bytes: Buffer;
};

/** The cached file at a revision, through refs/ and snapshots/; throws when a part of the way is missing. */
export async function cachedFile(cache: string, folder: string, revision: string, path: string): Promise<CachedFile> {
  const repo = join(cache, folder);
  const commit = await readFile(join(repo, "refs", revision), "utf8");
  const pointer = join(repo, "snapshots", commit, path);
  if (!(await lstat(pointer)).isSymbolicLink()) throw new Error(`${pointer} is no link`);
  const target = await readlink(pointer);
  const blob = target.split("/").at(-1) ?? "";
  return { blob, target, bytes: await readFile(pointer) };
}

/** The names in blobs/, in order. */
export async function blobNames(cache: string, folder: string): Promise<string[]> {
  return (await readdir(join(cache, folder, "blobs"))).toSorted();
}

export const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** The id that git gives a file of these bytes. */
export const gitBlobId = (bytes: Buffer) =>
  createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
