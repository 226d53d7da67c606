/** The versions of a repo: what has a name (branches, tags, pull requests, what the Hub converted), and the commits behind it. */
import * as z from "zod";
import { commit, repoPath, revision, timestamp } from "#shared/contract/common.ts";

const ref = z.strictObject({
  /** What it is called: `main`, `v1.0`, the number of a pull request. */
  name: z.string().max(255),
  /** What asks the Hub for it: the name itself, or `refs/pr/1`. */
  revision,
  commit,
});
export type Ref = z.infer<typeof ref>;

/** The first of them, and how many there are in all. */
const refList = z.strictObject({ refs: z.array(ref).max(500), total: z.int().nonnegative() });

export const repoRefs = z.strictObject({
  branches: refList,
  tags: refList,
  pullRequests: refList,
  /** What the Hub made of the repo on a branch of its own, such as Parquet files. */
  converts: refList,
});
export type RepoRefs = z.infer<typeof repoRefs>;

const commitEntry = z.strictObject({
  id: commit,
  title: z.string().max(500),
  /** What stands below the title; may have several lines. */
  message: z.string().max(2000),
  authors: z.array(z.string().max(100)).max(20),
  date: timestamp.nullable(),
});
export type CommitEntry = z.infer<typeof commitEntry>;

export const commitsPage = z.strictObject({
  commits: z.array(commitEntry).max(100),
  /** How many there are in all; null where the Hub does not tell. */
  total: z.int().nonnegative().nullable(),
  nextPage: z.int().positive().nullable(),
});

/** What the Hub's scan of the files on main found. */
export const repoScan = z.strictObject({
  isDone: z.boolean(),
  /** The first of them; `level` is the Hub's word: `unsafe`, `suspicious`, `caution`, … */
  issues: z.array(z.strictObject({ path: repoPath, level: z.string().max(40) })).max(100),
  issueCount: z.int().nonnegative(),
});
export type RepoScan = z.infer<typeof repoScan>;
