/**
 * What the router says when something is up that has nothing to do with the request (reference section 10.9): for
 * `faults.add({ origin: "router", answer })`. What follows from the request, the server refuses by itself.
 */
import type { Fault } from "#tests/hub/server/faults.ts";

type Answer = NonNullable<Fault["answer"]>;

const jsonType = { "Content-Type": "application/json; charset=utf-8" };

function inJson(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { ...jsonType, ...headers }, body: JSON.stringify(body) };
}

const depleted =
  "You have depleted your monthly included credits. Purchase pre-paid credits to continue using Inference Providers. Alternatively, subscribe to PRO to get 20x more included usage.";

/** The answers by what they mean. The text of a 429 was never captured; those are of the usual kinds. */
export const routerRefusals = {
  creditsUsedUp: inJson(402, { error: depleted }),
  creditsUsedUpOlder: inJson(402, {
    error:
      "You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits.",
  }),
  tooMany: inJson(429, { error: "Too many requests" }),
  tooManyAtProvider: inJson(
    429,
    { error: { message: "Rate limit reached", type: "requests", code: "rate_limit_exceeded" } },
    { "Retry-After": "7" },
  ),
  loading: inJson(503, { error: "Model is currently loading", estimated_time: 20 }),
  gatewayTimeout: { status: 504, headers: { "Content-Type": "text/plain" }, body: "upstream request timeout" },
} as const satisfies Record<string, Answer>;
