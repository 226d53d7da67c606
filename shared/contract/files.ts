/** The files of a repo: folders page by page, what the Hub says of single files, and stretches of their bytes. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { commit, id, repoPath, repoRef, revision, sizeBytes, timestamp } from "#shared/contract/common.ts";
import { kept } from "#shared/contract/kept.ts";
import { fails, hubProblems } from "#shared/contract/problems.ts";

export const fileEntry = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("folder"), path: repoPath }),
  z.strictObject({
    type: z.literal("file"),
    path: repoPath,
    sizeBytes,
    /** True for files in LFS or Xet storage, whose hash is a sha256; the others have a git blob id. */
    isLfs: z.boolean(),
    /** The name of the file's blob in the cache: sha256 for LFS files, git blob id for the rest. */
    blobId: z
      .string()
      .max(64)
      .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
  }),
]);
export type FileEntry = z.infer<typeof fileEntry>;

/** What the Hub's scanners found, worst last. `error`: a scanner failed. */
export const scanStatuses = ["safe", "unscanned", "queued", "caution", "suspicious", "unsafe", "error"] as const;

export const fileScan = z.strictObject({
  status: z.enum(scanStatuses),
  /** Each scanner's own word. */
  reports: z
    .array(
      z.strictObject({
        scanner: z.string().max(40),
        status: z.enum(scanStatuses),
        message: z.string().max(300).nullable(),
      }),
    )
    .max(8),
  /** What a pickle would import when it is opened, where that is not known to be harmless. */
  imports: z.array(z.strictObject({ name: z.string().max(300), safety: z.enum(["suspicious", "dangerous"]) })).max(50),
});
export type FileScan = z.infer<typeof fileScan>;

export const fileDetails = z.strictObject({
  path: repoPath,
  /** Null for folders. */
  sizeBytes: sizeBytes.nullable(),
  isLfs: z.boolean(),
  lastCommit: z.strictObject({ id: commit, title: z.string().max(300), date: timestamp.nullable() }).nullable(),
  /** Null for folders, and where the Hub does not say. */
  scan: fileScan.nullable(),
});
export type FileDetails = z.infer<typeof fileDetails>;

/** The most bytes of one read. */
export const readBytesMax = 8_388_608;
/** The most paths of one call for details. */
export const detailPathsMax = 100;

export const filesPage = z.strictObject({
  entries: z.array(fileEntry).max(1000),
  nextCursor: z.string().max(4096).nullable(),
});

export const files = {
  /** One page of a folder's entries, folders first; `path` is absent for the top. Recursive: with all that is below, without folders. */
  list: oc
    .input(
      z.strictObject({
        repo: repoRef,
        revision,
        path: repoPath.optional(),
        isRecursive: z.boolean().default(false),
        cursor: z.string().max(4096).optional(),
      }),
    )
    .output(filesPage.extend({ kept }))
    .errors(fails(...hubProblems)),
  /** The last commit and the scan of files and folders; paths that the revision does not have are left out. */
  details: oc
    .input(z.strictObject({ repo: repoRef, revision, paths: z.array(repoPath).min(1).max(detailPathsMax) }))
    .output(z.strictObject({ details: z.array(fileDetails).max(detailPathsMax) }))
    .errors(fails(...hubProblems)),
  /**
   * Opens the bytes `start` to `end` (excluded) of a file for reading through `bytes.read`: from the Hub cache where the file is
   * whole there, else from the Hub by a range request. What is answered may end sooner, where the file does.
   */
  read: oc
    .input(
      z
        .strictObject({ repo: repoRef, commit, path: repoPath, start: sizeBytes, end: sizeBytes })
        .refine(
          ({ start, end }) => end > start && end - start <= readBytesMax,
          "not a stretch that can be read at once",
        ),
    )
    .output(
      z.strictObject({
        streamId: id,
        from: z.enum(["hub", "disk"]),
        /** The file's whole size; null where the server does not say. */
        totalBytes: sizeBytes.nullable(),
      }),
    )
    .errors(fails(...hubProblems, "CORRUPT", "DISK")),
};
