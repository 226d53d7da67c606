/** How an answer says that it is not fresh: the Hub could not be asked, and this is what it said last. */
import * as z from "zod";
import { timestamp } from "#shared/contract/common.ts";
import { problem } from "#shared/contract/problems.ts";

/** Null for a fresh answer; else when the Hub gave it, and why it could not be asked now. */
export const kept = z.strictObject({ at: timestamp, problem }).nullable();
export type Kept = z.infer<typeof kept>;
