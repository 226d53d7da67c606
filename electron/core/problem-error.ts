/** The one error class that the core throws for what a person can act on. Everything else is a defect and stays generic. */
import type { Problem } from "#shared/model/problem.ts";

/** Carries a problem to the contract, where its code becomes the typed error. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { readonly cause?: unknown }) {
    super(`${problem.code}: ${problem.what}`, options);
    this.name = "ProblemError";
    this.problem = problem;
  }
}
