/** Says in a toast what a click could not do. For failures that have no place of their own on the screen. */
import { notifications } from "@mantine/notifications";
import { problemOf } from "#renderer/api/problem-of.ts";

/** Takes whatever a call threw. */
export function showProblem(error: unknown): void {
  const problem = problemOf(error);
  notifications.show({ title: problem.what, message: problem.why, color: "red", autoClose: 10_000 });
}
