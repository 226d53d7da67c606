/** Refuses paths that would lead elsewhere once they stand in a URL: listings are untrusted, and a URL resolves `..` by itself. */
import { ProblemError } from "#core/problem-error.ts";

/** Throws ProblemError BAD_INPUT for a path with a step such as `..`, or an empty one. */
export function refuseSteps(path: string): void {
  if (!path.split("/").some((step) => step === "" || step === "." || step === "..")) return;
  throw new ProblemError({
    code: "BAD_INPUT",
    what: "This is not a path inside a repo",
    why: "A part of it is empty or points to another folder.",
    action: null,
  });
}
