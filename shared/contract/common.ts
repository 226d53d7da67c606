/** Schemas that several topics of the contract share: names on the Hub, with their limits. */

import * as z from "zod";
import { isCommit, isRepoId, isRevision, repoKinds } from "#shared/model/repo-id.ts";

/** `owner/name`, checked, so that it can become part of a URL or a path. */
export const repoId = z.string().max(96).refine(isRepoId, "not a repo id (owner/name)");

/** A repo by kind and id. */
export const repoRef = z.strictObject({ kind: z.enum(repoKinds), id: repoId });

/** A branch, tag, commit or `refs/pr/1`. */
export const revision = z.string().max(255).refine(isRevision, "not a revision");

/** A full commit id. */
export const commit = z.string().max(40).refine(isCommit, "not a commit");

/** A path inside a repo. Only the core decides whether it may touch the disk. */
export const repoPath = z.string().min(1).max(1024);

/** A point in time as Unix milliseconds. */
export const timestamp = z.int().nonnegative();

/** A size in bytes. */
export const sizeBytes = z.number().int().nonnegative();

/** An id that the core gave out. */
export const id = z.string().min(1).max(64);
