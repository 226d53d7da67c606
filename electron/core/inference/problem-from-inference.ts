/**
 * What became of an answer that did not end well, in plain words. Error answers of the router are read by
 * core/hub/router-problem.ts before the library sees them; this is for what happens once the answer has begun.
 */
import { InferenceClientProviderApiError } from "@huggingface/inference";
import { errorMessage } from "#core/hub/error-message.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Problem } from "#shared/model/problem.ts";

const retry = { type: "retry", label: "Try again" } as const;

/** The problem for what a stream threw. The library's own message is not used: it calls every error a missing chat ability. */
export function problemFromInference(error: unknown, model: string): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof InferenceClientProviderApiError) {
    const { status, body } = error.httpResponse;
    const isStreamed = typeof body === "object" && body !== null && "error" in body;
    if (!isStreamed) return noStream(model);
    const said = errorMessage(JSON.stringify(body));
    return {
      code: "PROVIDER",
      what: "The provider stopped in the middle of the answer",
      why: said === "" ? "It gave no reason." : `It says: ${said}`,
      action: retry,
      details: `HTTP ${status}, error in the stream`,
    };
  }
  if (error instanceof SyntaxError) return noStream(model);
  return brokenOff();
}

/** The answer ended before the provider said that it was complete. */
export function brokenOff(): Problem {
  return {
    code: "PROVIDER",
    what: "The answer broke off",
    why: "The connection ended before the provider said that the answer was complete. What came so far is kept.",
    action: retry,
  };
}

function noStream(model: string): Problem {
  return {
    code: "PROVIDER",
    what: "The provider answered something else than text",
    why: `Its answer for ${model.slice(0, 200)} is not the stream of words that was asked for. Another provider may do better.`,
    action: retry,
  };
}
