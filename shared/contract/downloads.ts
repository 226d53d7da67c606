/** The download queue: what is planned, what runs, what is done. Files land in the standard Hub cache. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { commit, id, repoPath, repoRef, revision, sizeBytes, timestamp } from "#shared/contract/common.ts";
import { fails, hubProblems, problem } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";

/** All files, or the chosen ones. */
export const selection = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("everything") }),
  z.strictObject({ type: z.literal("paths"), paths: z.array(repoPath).min(1).max(10_000) }),
]);
export type Selection = z.infer<typeof selection>;

export const jobState = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("queued") }),
  z.strictObject({ type: z.literal("receiving") }),
  z.strictObject({ type: z.literal("verifying") }),
  z.strictObject({ type: z.literal("paused") }),
  z.strictObject({
    type: z.literal("waiting"),
    for: z.enum(["network", "sign-in", "rate-limit", "endpoint"]),
    until: timestamp.nullable(),
  }),
  z.strictObject({ type: z.literal("failed"), problem }),
  z.strictObject({ type: z.literal("cancelled") }),
  z.strictObject({ type: z.literal("done"), at: timestamp }),
]);
export type JobState = z.infer<typeof jobState>;

export const job = z.strictObject({
  id,
  repo: repoRef,
  revision,
  /** The commit that `revision` stood for when the job was planned; every file comes from it. */
  commit,
  fileCount: z.int().nonnegative(),
  /** The first path, for a job of one file. */
  firstPath: repoPath,
  sizeBytes,
  /** Bytes on disk, verified or not; never goes backwards while a job runs. */
  receivedBytes: sizeBytes,
  /** Bytes of files whose hash was checked. */
  verifiedBytes: sizeBytes,
  /** Zero as soon as no bytes arrive. */
  bytesPerSecond: z.number().nonnegative(),
  state: jobState,
  addedAt: timestamp,
});
export type Job = z.infer<typeof job>;

export const plan = z.strictObject({
  commit,
  fileCount: z.int().nonnegative(),
  sizeBytes,
  /** Bytes that are in the cache already. */
  onDiskBytes: sizeBytes,
  /** Free space on the cache's disk now. */
  freeBytes: sizeBytes,
  /** The cache folder, as text to show. */
  cacheFolder: z.string().max(4096),
});
export type Plan = z.infer<typeof plan>;

export const jobFile = z.strictObject({
  path: repoPath,
  sizeBytes,
  receivedBytes: sizeBytes,
  state: z.enum(["waiting", "receiving", "verifying", "verified", "failed"]),
});
export type JobFile = z.infer<typeof jobFile>;

export const jobChange = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("put"), job }),
  z.strictObject({ type: z.literal("removed"), id }),
]);
export type JobChange = z.infer<typeof jobChange>;

const what = z.strictObject({ repo: repoRef, revision, selection });
const diskProblems = ["DISK", "DISK_FULL"] as const;

export const downloads = {
  /** The queue, newest last; each change adds, replaces or removes one job. At most ten changes a second for a job. */
  watch: oc.output(watchOf(z.array(job).max(10_000), jobChange)),
  /** What a download would fetch, from the repo's file list alone. */
  plan: oc
    .input(what)
    .output(plan)
    .errors(fails(...hubProblems, ...diskProblems)),
  /** Puts a download in the queue. The same request while it is queued or running answers the job that is there. */
  start: oc
    .input(what)
    .output(z.strictObject({ jobId: id }))
    .errors(fails(...hubProblems, ...diskProblems)),
  /** Stops fetching; what is on disk stays. */
  pause: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND")),
  /** Goes on with a paused, failed or cancelled job. */
  resume: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND")),
  /** Ends a job; the bytes so far stay until it is removed, so that it can be taken back. */
  cancel: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND")),
  /** Takes a job that no longer runs off the list, and its unfinished bytes off the disk. Finished files stay. */
  remove: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND", "CONFLICT")),
  /** One stretch of a job's files, in the order of the plan. */
  files: oc
    .input(z.strictObject({ id, offset: z.int().nonnegative(), limit: z.int().min(1).max(200) }))
    .output(z.strictObject({ files: z.array(jobFile).max(200), total: z.int().nonnegative() }))
    .errors(fails("NOT_FOUND")),
  /** Shows the job's folder in the file manager where the door can, and answers the folder as text. */
  reveal: oc
    .input(z.strictObject({ id }))
    .output(z.strictObject({ isShown: z.boolean(), folder: z.string().max(4096) }))
    .errors(fails("NOT_FOUND")),
};
