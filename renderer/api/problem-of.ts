/** Turns whatever a call threw into a problem to show. The only place where the page reads an error's insides. */
import { ORPCError } from "@orpc/client";
import { ConnectionError } from "#renderer/api/connection-error.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { type Problem, problemCodes } from "#shared/model/problem.ts";

/**
 * A core's problem as it is; a broken connection as CONNECTION; an input that the contract does not take as BAD_INPUT;
 * anything else as UNEXPECTED, without its message, which is for the log. Check `signal.aborted` first: giving up is no problem.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof ConnectionError) return connectionProblem(error);
  if (error instanceof ORPCError) {
    if (isProblem(error.data)) return error.data;
    if (error.code === "BAD_REQUEST") {
      return {
        code: "BAD_INPUT",
        what: "This input cannot be used",
        why: "A part of it is missing, too long or not in the expected form.",
        action: null,
      };
    }
  }
  return {
    code: "UNEXPECTED",
    what: "Something went wrong inside Hubdeck",
    why: "This is a fault of the app. Its log has the details.",
    action: { type: "retry", label: "Try again" },
  };
}

function connectionProblem({ reason }: ConnectionError): Problem {
  const retry = { type: "retry", label: "Try again" } as const;
  switch (reason) {
    case "lost":
      return {
        code: "CONNECTION",
        what: "The connection to Hubdeck was lost",
        why: "The page lost the app while this was running. It connects again by itself.",
        action: retry,
      };
    case "unreachable":
      return {
        code: "CONNECTION",
        what: "Hubdeck does not answer",
        why: "It may have been stopped. Start it again and open the link it shows.",
        action: retry,
      };
    case "refused":
      return {
        code: "CONNECTION",
        what: "This page is no longer connected to Hubdeck",
        why: "Its link has been used or has expired. Open a fresh link from the terminal where Hubdeck runs.",
        action: null,
      };
    case "too-large":
      return {
        code: "BAD_INPUT",
        what: "This is too much at once",
        why: "One request can carry about one megabyte of text.",
        action: null,
      };
    default:
      return assertNever(reason);
  }
}

function isProblem(data: unknown): data is Problem {
  if (typeof data !== "object" || data === null) return false;
  if (!("code" in data && "what" in data && "why" in data && "action" in data)) return false;
  return (
    problemCodes.some((code) => code === data.code) && typeof data.what === "string" && typeof data.why === "string"
  );
}
