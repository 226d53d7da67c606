/** Tells a file that is not in a repo from a repo or a revision that is not there: all three are NOT_FOUND to a person. */
import { ProblemError } from "#core/problem-error.ts";

/** Whether fetchOk threw because the Hub's X-Error-Code was EntryNotFound. */
export function isEntryMissing(error: unknown): boolean {
  if (!(error instanceof ProblemError) || error.problem.code !== "NOT_FOUND") return false;
  return error.problem.details?.split(", ").includes("EntryNotFound") ?? false;
}
