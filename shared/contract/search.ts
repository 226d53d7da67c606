/** Search over everything on the Hub as one types. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { repoRef } from "#shared/contract/common.ts";
import { fails, hubProblems } from "#shared/contract/problems.ts";

export const quickResults = z.strictObject({
  repos: z.array(z.strictObject({ repo: repoRef, isPrivate: z.boolean() })).max(60),
  /** Users and organisations. */
  owners: z
    .array(z.strictObject({ type: z.enum(["user", "org"]), name: z.string().max(96), fullname: z.string().max(200) }))
    .max(40),
});
export type QuickResults = z.infer<typeof quickResults>;

export const search = {
  /** The few best repos, users and organisations for what is typed so far, best first within each kind. */
  quick: oc
    .input(z.strictObject({ query: z.string().trim().min(1).max(200) }))
    .output(quickResults)
    .errors(fails(...hubProblems)),
};
