/** The errors of the contract: each problem code of shared/model/problem.ts as a typed error that carries the whole problem. */

import * as z from "zod";
import { gateNeeds, type ProblemCode, problemCodes } from "#shared/model/problem.ts";

export const problemAction = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("retry"), label: z.string().max(60) }),
  z.strictObject({ type: z.literal("sign-in"), label: z.string().max(60) }),
  z.strictObject({
    type: z.literal("open"),
    label: z.string().max(60),
    url: z.url({ protocol: /^https?$/ }).max(2048),
  }),
  z.strictObject({
    type: z.literal("go"),
    label: z.string().max(60),
    to: z.enum(["settings", "downloads", "account"]),
  }),
]);

export const problem = z.strictObject({
  code: z.enum(problemCodes),
  what: z.string().max(500),
  why: z.string().max(2000),
  action: problemAction.nullable(),
  retryAt: z.int().optional(),
  gate: z.enum(gateNeeds).optional(),
  details: z.string().max(4000).optional(),
});

type ErrorMap<Codes extends ProblemCode> = { readonly [Code in Codes]: { readonly data: typeof problem } };

/** The error map of a call that can fail with these problems. */
export function fails<const Codes extends ProblemCode>(...codes: readonly Codes[]): ErrorMap<Codes> {
  return Object.fromEntries(codes.map((code) => [code, { data: problem }])) as ErrorMap<Codes>;
}

/** What any call that asks the Hub can fail with. */
export const hubProblems = [
  "NOT_SIGNED_IN",
  "TOKEN_REJECTED",
  "PERMISSION",
  "GATED",
  "NOT_FOUND",
  "DISABLED",
  "RATE_LIMITED",
  "HUB_DOWN",
  "OFFLINE",
  "TLS",
  "PROXY",
  "NOT_THE_HUB",
  "BAD_INPUT",
] as const;
