/** The text behind "Copy details": what a bug report needs. A problem holds no secret, so neither does this. */
import type { Problem } from "#shared/model/problem.ts";

export function problemReport(problem: Problem): string {
  const lines = [`Hubdeck: ${problem.what}`, problem.why, `Code: ${problem.code}`];
  if (problem.details !== undefined) lines.push(problem.details);
  return lines.join("\n");
}
