/** Problems that come from the disk, as errors. A path is shown to the person; it holds no secret. */
import { ProblemError } from "#core/problem-error.ts";
import { diskProblem } from "#core/store/disk-problem.ts";

/** Turns what a file system call threw into the problem a person can act on; a ProblemError passes as it is. */
export function diskError(error: unknown, path: string): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError(diskProblem(error, path), { cause: error });
}

/** Something in the cache is not what it must be, and writing there could do harm. */
export function unsafeCacheError(path: string, why: string): ProblemError {
  return new ProblemError({
    code: "DISK",
    what: `Will not write to ${path.slice(0, 400)}`,
    why: `${why} Move it away, then try again.`,
    action: { type: "retry", label: "Try again" },
  });
}
