/** The download queue: what is planned, what runs, what is done. Files land in the standard Hub cache. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { commit, id, repoPath, repoRef, revision, sizeBytes, timestamp } from "#shared/contract/common.ts";
import { fails, hubProblems, problem } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";

/** A file pattern as the `hf` CLI has them: `*` crosses slashes, a trailing slash means all below the folder. */
const pattern = z.string().min(1).max(1024);

/** Which of a repo's files. What each preset takes is stated in core/downloads/plan/select-files.ts. */
export const selection = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("everything") }),
  /** Weights in safetensors only, and everything that is not weights. */
  z.strictObject({ type: z.literal("safetensors") }),
  /** The GGUF weights of one quantisation, as the plan lists them, and everything that is not weights. */
  z.strictObject({ type: z.literal("quantisation"), label: z.string().min(1).max(40) }),
  /** Each folder's weights in one format only. */
  z.strictObject({ type: z.literal("one-format") }),
  /** No include pattern means every file. */
  z.strictObject({
    type: z.literal("patterns"),
    include: z.array(pattern).max(100),
    exclude: z.array(pattern).max(100),
  }),
  z.strictObject({ type: z.literal("paths"), paths: z.array(repoPath).min(1).max(10_000) }),
]);
export type Selection = z.infer<typeof selection>;

/** Where the files go: the Hub cache, or a plain folder that `settings.listFolders` showed. */
export const target = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("cache") }),
  z.strictObject({ type: z.literal("folder"), folderId: id }),
]);
export type Target = z.infer<typeof target>;

/** What a job can wait for. Each wait ends by itself when its cause is gone. */
const waitReason = z.enum([
  "network",
  "rate-limit",
  /** Nobody is signed in, or the token is refused. */
  "sign-in",
  /** Another account is active than the job began with. */
  "account",
  /** Another Hub is set than the job began at. */
  "endpoint",
  /** The account may not read the repo (yet). */
  "access",
  /** The disk is full, away or closed to us. */
  "disk",
]);

export const jobState = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("queued") }),
  z.strictObject({ type: z.literal("receiving") }),
  z.strictObject({ type: z.literal("verifying") }),
  z.strictObject({ type: z.literal("paused") }),
  z.strictObject({
    type: z.literal("waiting"),
    for: waitReason,
    /** When it tries again by itself, where that is a matter of time. */
    until: timestamp.nullable(),
    /** What happened, where the reason alone does not say it. */
    problem: problem.optional(),
  }),
  z.strictObject({ type: z.literal("failed"), problem }),
  z.strictObject({ type: z.literal("cancelled") }),
  z.strictObject({ type: z.literal("done"), at: timestamp }),
]);
export type JobState = z.infer<typeof jobState>;

/**
 * What happened to a file on the way. A connection that was given up is told until bytes come again, and a file that had
 * to begin again until it is there.
 */
const setback = z.strictObject({
  type: z.enum([
    /** No bytes came; another connection was opened. */
    "stalled",
    /** Far fewer bytes came than elsewhere; another connection was opened. */
    "slow",
    /** The server has another file than it had: what had arrived of it was of no use. */
    "changed",
    /** The server sends whole files only: what had arrived after a gap was of no use. */
    "ignored-range",
  ]),
  path: repoPath,
});
export type Setback = z.infer<typeof setback>;

export const job = z.strictObject({
  id,
  repo: repoRef,
  revision,
  /** The commit that `revision` stood for when the job was planned; every file comes from it. */
  commit,
  fileCount: z.int().nonnegative(),
  /** Whether these are all files of the repo at this commit. */
  isWhole: z.boolean(),
  /** The first path, for a job of one file. */
  firstPath: repoPath,
  sizeBytes,
  /** Bytes on disk, verified or not; never goes backwards while a job runs. */
  receivedBytes: sizeBytes,
  /** Bytes of files whose hash was checked. */
  verifiedBytes: sizeBytes,
  /** Those, and what went through the hash of a file that is verified now: how far the check is, not what it says. */
  hashedBytes: sizeBytes,
  /** Zero as soon as no bytes arrive. */
  bytesPerSecond: z.number().nonnegative(),
  state: jobState,
  setback: setback.nullable(),
  /** The plain folder the files go to; null for the Hub cache. */
  folder: z.string().max(4096).nullable(),
  /** The job's place in line: lower runs first. */
  place: z.number(),
  addedAt: timestamp,
});
export type Job = z.infer<typeof job>;

/** Files of one quantisation, found by their names. */
export const quantisation = z.strictObject({
  label: z.string().max(40),
  fileCount: z.int().nonnegative(),
  sizeBytes,
});
export type Quantisation = z.infer<typeof quantisation>;

export const plan = z.strictObject({
  commit,
  fileCount: z.int().nonnegative(),
  /** What the files take on the disk: in the cache a content that has two names counts once. */
  sizeBytes,
  /** Bytes of it that are there already, under any revision of this repo. */
  onDiskBytes: sizeBytes,
  /** Free space on the target's disk now; null where the system does not say. */
  freeBytes: sizeBytes.nullable(),
  /** What of it is left once this and everything in the queue for the same disk is there; below zero when it will not fit. */
  freeAfterBytes: z.int().nullable(),
  /** The target folder, as text to show. */
  cacheFolder: z.string().max(4096),
  /** Whether this account may read the files; asked before the start where the repo is gated. */
  access: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("granted") }),
    z.strictObject({ type: z.literal("refused"), problem }),
  ]),
  /** File requests this needs, of those the Hub allows in its window of a few minutes; `left` is null until the Hub said. */
  requests: z.strictObject({
    needed: z.int().nonnegative(),
    quota: z.int().nonnegative(),
    left: z.int().nonnegative().nullable(),
    resetAt: timestamp.nullable(),
  }),
  /** How long it takes at the speed of the last downloads; null before there were any. */
  seconds: z.number().nonnegative().nullable(),
  /** The quantisations in the repo, whatever is selected. */
  quantisations: z.array(quantisation).max(100),
});
export type Plan = z.infer<typeof plan>;

export const jobFile = z.strictObject({
  path: repoPath,
  sizeBytes,
  receivedBytes: sizeBytes,
  /** How much of it went through its hash: all of a verified file. */
  hashedBytes: sizeBytes,
  state: z.enum(["waiting", "receiving", "verifying", "verified", "failed"]),
});
export type JobFile = z.infer<typeof jobFile>;

export const jobChange = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("put"), job }),
  z.strictObject({ type: z.literal("removed"), id }),
]);
export type JobChange = z.infer<typeof jobChange>;

const what = z.strictObject({ repo: repoRef, revision, selection, target: target.optional() });
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
  /** Pauses whatever runs, waits or stands in line. */
  pauseAll: oc.output(z.void()),
  /** Goes on with every paused job. */
  resumeAll: oc.output(z.void()),
  /** Moves a job in line before another, or to the end. What runs already goes on. */
  move: oc
    .input(z.strictObject({ id, beforeId: id.nullable() }))
    .output(z.void())
    .errors(fails("NOT_FOUND")),
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
