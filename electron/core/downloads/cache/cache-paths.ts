/**
 * Where things lie in the standard Hub cache, exactly as Python's huggingface_hub puts them. Only computes; touches no disk.
 * File paths must have passed safe-path.ts before they come here.
 */
import * as ownSystem from "node:path";
import { type RepoRef, repoFolderName } from "#shared/model/repo-id.ts";

/** One commit of one repo in one cache. */
export type CommitInCache = { readonly cacheFolder: string; readonly repo: RepoRef; readonly commit: string };

export type CachePaths = {
  readonly cacheFolder: string;
  /** The names of folders below the cache folder that hold this commit's files, outermost first. */
  readonly snapshotSegments: readonly string[];
  readonly blobsSegments: readonly string[];
  readonly refsSegments: readonly string[];
  readonly repoFolder: string;
  readonly blobsFolder: string;
  readonly refsFolder: string;
  readonly snapshotFolder: string;
  /** A finished file: `blobs/<sha256 or git blob id>`. */
  blob(blobId: string): string;
  /** Its name in the repo: `snapshots/<commit>/<path>`. */
  entry(path: string): string;
  /** Says that the commit has no such file: `.no_exist/<commit>/<path>`. */
  missing(path: string): string;
  /** What a revision stands for: `refs/main`. */
  ref(revision: string): string;
  /**
   * An unfinished file of a job. The name is ours alone, so that no other program or profile writes into it, and does
   * not end in `.incomplete`, which `hf cache prune` deletes. Source: huggingface_hub 2.4 _scan_incomplete_files.
   */
  part(blobId: string, jobId: string): string;
};

/** The paths of one commit in a cache; as another system joins them, for a test of its rules. */
export function cachePaths(
  { cacheFolder, repo, commit }: CommitInCache,
  { join }: Pick<ownSystem.PlatformPath, "join"> = ownSystem,
): CachePaths {
  const repoSegment = repoFolderName(repo);
  const repoFolder = join(cacheFolder, repoSegment);
  const blobsFolder = join(repoFolder, "blobs");
  const refsFolder = join(repoFolder, "refs");
  const snapshotFolder = join(repoFolder, "snapshots", commit);
  return {
    cacheFolder,
    snapshotSegments: [repoSegment, "snapshots", commit],
    blobsSegments: [repoSegment, "blobs"],
    refsSegments: [repoSegment, "refs"],
    repoFolder,
    blobsFolder,
    refsFolder,
    snapshotFolder,
    blob: (blobId) => join(blobsFolder, blobId),
    entry: (path) => join(snapshotFolder, ...path.split("/")),
    missing: (path) => join(repoFolder, ".no_exist", commit, ...path.split("/")),
    ref: (revision) => join(refsFolder, ...revision.split("/")),
    part: (blobId, jobId) => join(blobsFolder, `${blobId}${partEnding(jobId)}`),
  };
}

/** How the names of all unfinished files of a job end. */
export function partEnding(jobId: string): string {
  return `.${jobId}.hubdeck`;
}

/**
 * A ref of a job's own to its commit, there while the job is unfinished: `hf cache prune` deletes every snapshot that no
 * ref names, and with the last one the whole repo folder, part files included.
 */
export function holdRef(jobId: string): string {
  return `hubdeck-${jobId}`;
}
