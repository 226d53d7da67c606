/**
 * What a page learns of an error: a problem becomes the contract's error of its code, an input that the contract does
 * not take says where, and everything else is one generic error whose text stays in the log.
 */
import { ValidationError } from "@orpc/contract";
import { ORPCError } from "@orpc/server";
import type { Log } from "#core/log/log.ts";
import { ProblemError } from "#core/problem-error.ts";
import { problem as problemSchema } from "#shared/contract/problems.ts";

/** Where an error happened, for the log. */
export type FailedCall = {
  /** `topic.call`. */
  readonly name: string;
  /** The codes that the call declares in the contract. */
  readonly declaredCodes: readonly string[];
};

/** The error to send instead of the one that was thrown. Never repeats an input or an output. */
export function answerError(error: unknown, call: FailedCall, log: Log): ORPCError<string, unknown> {
  if (error instanceof ProblemError) {
    const { success, data } = problemSchema.safeParse(error.problem);
    if (success) {
      if (!call.declaredCodes.includes(data.code)) {
        log.warn("api.undeclared-problem", { call: call.name, code: data.code });
      }
      return new ORPCError(data.code, { message: data.what, data });
    }
  }
  const issues = issuesOf(error);
  if (error instanceof ORPCError && error.code === "BAD_REQUEST" && issues !== null) {
    log.warn("api.input-refused", { call: call.name, issues });
    return new ORPCError("BAD_REQUEST", { message: "Input validation failed", data: { issues } });
  }
  log.error("api.call-failed", error, { call: call.name, ...(issues === null ? {} : { issues }) });
  return new ORPCError("INTERNAL_SERVER_ERROR", { message: "Internal server error" });
}

/** The places that a schema did not accept, without what was there: `messages.0.role, messages`. */
function issuesOf(error: unknown): string | null {
  if (!(error instanceof ORPCError) || !(error.cause instanceof ValidationError)) return null;
  const places = error.cause.issues.slice(0, 20).map(({ path }) => {
    const keys = path?.map((part) => String(typeof part === "object" ? part.key : part)) ?? [];
    return keys.length === 0 ? "(the whole)" : keys.join(".").slice(0, 200);
  });
  return [...new Set(places)].join(", ");
}
