/**
 * What the queue keeps on disk of a job. Holds no token and no signed link: a job only remembers which Hub and which
 * account it belongs to.
 */
import * as z from "zod";
import { commit, id, repoPath, repoRef, revision, sizeBytes, timestamp } from "#shared/contract/common.ts";
import { problem } from "#shared/contract/problems.ts";

export const storeVersion = 1;

/** One file of a job, as the repo's tree lists it. */
export const plannedFile = z.strictObject({
  path: repoPath,
  sizeBytes,
  /** sha256 (64 hex) for LFS files, git blob id (40 hex) for the rest: the name and the hash of the blob. */
  blobId: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
});
export type PlannedFile = z.infer<typeof plannedFile>;

/** Where a job stands, as far as it outlives the app: whatever ran or waited goes on as `queued`. */
const storedState = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("queued") }),
  z.strictObject({ type: z.literal("paused") }),
  z.strictObject({ type: z.literal("failed"), problem }),
  z.strictObject({ type: z.literal("cancelled") }),
  z.strictObject({ type: z.literal("done"), at: timestamp }),
]);
export type StoredState = z.infer<typeof storedState>;

const storedJob = z.strictObject({
  type: z.literal("job"),
  id,
  repo: repoRef,
  revision,
  commit,
  /** The Hub the job began at. */
  endpoint: z.string().max(2048),
  /** The account the job began with; null when signed out. */
  accountId: id.nullable(),
  /** Whose account that was, so that the same person goes on with it after signing out and in again; null where that is not known. */
  userName: z.string().max(200).nullable().default(null),
  /** The cache the job began in; a later change of the setting does not move it. */
  cacheFolder: z.string().max(4096),
  /** The plain folder the files go to; null for the cache. */
  folder: z.string().max(4096).nullable().default(null),
  /** Whether its files are all that the repo has at this commit. */
  isWhole: z.boolean().default(true),
  /** Its place in line: lower runs first. */
  place: z.number().default(0),
  /** Tells whether another request asks for the same files of the same commit. */
  filesKey: z.string().max(64),
  addedAt: timestamp,
  state: storedState,
});
export type StoredJob = z.infer<typeof storedJob>;

/**
 * One line of the store. A job is three entries, so that a change of state does not write the file list again:
 * `job:<id>`, `files:<id>` and `verified:<id>`.
 */
export const storedEntry = z.discriminatedUnion("type", [
  storedJob,
  z.strictObject({ type: z.literal("files"), files: z.array(plannedFile).min(1) }),
  z.strictObject({
    type: z.literal("verified"),
    /** Which files are verified and in their place: from the first number up to, but not with, the second. */
    ranges: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
  }),
]);
export type StoredEntry = z.infer<typeof storedEntry>;
