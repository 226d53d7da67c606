/**
 * Keeps a commit's file list where Python looks for it: `trees/<commit>.json`. With it Python can say offline whether a
 * snapshot is whole, and asks the Hub for fewer files. Source: huggingface_hub 2.4 _tree_cache.py.
 */
import { access, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import type { ListedFile } from "#core/downloads/plan/list-files.ts";
import { inTurns } from "#core/turns.ts";

type TreeAt = {
  readonly root: string;
  /** The folders below the root that `trees` lies in. */
  readonly segments: readonly string[];
  readonly commit: string;
  readonly jobId: string;
};

/** Writes the list in one step where there is none. Throws ProblemError (DISK, DISK_FULL). */
export async function writeTree(at: TreeAt, files: readonly ListedFile[]): Promise<void> {
  const folder = await ensureFolder(at.root, [...at.segments, "trees"]);
  const path = join(folder, `${at.commit}.json`);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const spare = join(folder, `${at.commit}.${at.jobId}.tmp`);
  try {
    await writeFile(spare, await treeText(files));
    await rename(spare, path);
  } catch (error) {
    throw diskError(error, path);
  }
}

async function treeText(files: readonly ListedFile[]): Promise<string> {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const lines: string[] = [];
  await inTurns(sorted, (file) => {
    lines.push(`${JSON.stringify(file.path)}: ${JSON.stringify(treeEntry(file))}`);
  });
  return `{"format_version": 1, "files": {\n${lines.join(",\n")}\n}}`;
}

function treeEntry({ sizeBytes, blobId, gitId, xetHash }: ListedFile): object {
  const lfs = blobId.length === 64 ? { lfs_sha256: blobId, lfs_size: sizeBytes } : {};
  const xet = /^[0-9a-f]{64}$/.test(xetHash ?? "") ? { xet_hash: xetHash } : {};
  return { size: sizeBytes, blob_id: gitId, ...lfs, ...xet };
}
