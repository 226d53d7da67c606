/**
 * Keeps a commit's file list where Python looks for it: `trees/<commit>.json`. With it Python can say offline whether a
 * snapshot is whole, and asks the Hub for fewer files. Source: huggingface_hub 2.4 _tree_cache.py.
 */
import { open, rename, writeFile } from "node:fs/promises";
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

/** Writes the list in one step where there is none, or only a broken one. Throws ProblemError (DISK, DISK_FULL). */
export async function writeTree(at: TreeAt, files: readonly ListedFile[]): Promise<void> {
  const folder = await ensureFolder(at.root, [...at.segments, "trees"]);
  const path = join(folder, `${at.commit}.json`);
  if (await isWhole(path)) return;
  const spare = join(folder, `${at.commit}.${at.jobId}.tmp`);
  try {
    await writeFile(spare, await treeText(files));
    await rename(spare, path);
  } catch (error) {
    throw diskError(error, path);
  }
}

/** Whether the file begins and ends as one does: it can have many megabytes, and a commit's list never changes. */
async function isWhole(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const { buffer: begin } = await file.read(Buffer.alloc(64), 0, 64, 0);
      const { buffer: end } = await file.read(Buffer.alloc(8), 0, 8, Math.max(0, size - 8));
      return (
        /^\{\s*"format_version":\s*1\b/.test(begin.toString("utf8")) && /\}\s*\}[\s\0]*$/.test(end.toString("utf8"))
      );
    } finally {
      await file.close();
    }
  } catch {
    // None there, or none that can be read.
    return false;
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
