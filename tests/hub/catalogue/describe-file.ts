/** The names of a file's bytes, the same in the tree, in headers and in the cache (reference sections 4.1 and 8.2). */
import type { RepoFile } from "#tests/hub/catalogue/repo.ts";
import { gitOidOf, pointerOf, sha256Of } from "#tests/hub/content/hashes.ts";

export type FileNames = {
  readonly path: string;
  readonly sizeBytes: number;
  /** What git holds: the blob id of the bytes, or of the pointer for an LFS file. */
  readonly oid: string;
  /** Set for an LFS file. */
  readonly lfs: { readonly sha256: string; readonly pointerSize: number } | null;
  /** The blob's name in the Hub cache, and the ETag without quotes. */
  readonly blobName: string;
};

/** Computes the names of a file's bytes; the first time this reads the file through. */
export async function describeFile({ path, content, isLfs }: RepoFile): Promise<FileNames> {
  const sizeBytes = content.sizeBytes;
  if (!isLfs) {
    const oid = await gitOidOf(content);
    return { path, sizeBytes, oid, lfs: null, blobName: oid };
  }
  const sha256 = await sha256Of(content);
  const pointer = pointerOf(sha256, sizeBytes);
  const lfs = { sha256, pointerSize: pointer.sizeBytes };
  return { path, sizeBytes, oid: await gitOidOf(pointer), lfs, blobName: sha256 };
}
