/** Requests for access to gated repos that the app keeps an eye on. Asking itself is done by the person, on the repo's page. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { repoRef, timestamp } from "#shared/contract/common.ts";
import { fails, hubProblems } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";

const accessRequest = z.strictObject({
  repo: repoRef,
  /**
   * `asking`: the person went to the repo's page; `pending`: the owners have not decided; `granted` and `rejected`: what
   * became of it while the app ran.
   */
  standing: z.enum(["asking", "pending", "granted", "rejected"]),
  /** When the Hub was last asked about it; null for not yet. */
  checkedAt: timestamp.nullable(),
});
export type AccessRequest = z.infer<typeof accessRequest>;

const accessRequestsState = z.strictObject({ requests: z.array(accessRequest).max(100) });
export type AccessRequestsState = z.infer<typeof accessRequestsState>;

export const accessRequests = {
  /** The requests of the active account; each change is the whole new state. */
  watch: oc.output(watchOf(accessRequestsState, accessRequestsState)),
  /** The person goes to the repo's page to ask: from now on, and for a while, the Hub is asked what came of it. */
  expect: oc.input(z.strictObject({ repo: repoRef })).output(z.void()),
  /** Takes a request back that the owners have not decided. */
  cancel: oc
    .input(z.strictObject({ repo: repoRef }))
    .output(z.void())
    .errors(fails(...hubProblems)),
};
