/**
 * The last good answers of the Hub, for each Hub and account. A call that is wrapped in `orKept` answers what was seen last
 * when the Hub cannot be asked, and says so. Never hides a refusal: what the Hub no longer shows is forgotten here too.
 */
import type * as z from "zod";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { AnswerStore, type AnswerStoreOptions } from "#core/store/answer-store.ts";
import type { Kept } from "#shared/contract/kept.ts";
import type { ProblemCode } from "#shared/model/problem.ts";

/** Which question it is: the call's name in the contract and its input. */
export type Question = { readonly call: string; readonly input: unknown };

export type AnswerCache = {
  /**
   * What `ask` answers, kept for later; or what was kept, where the Hub could not be asked, with its time and the reason.
   * Throws what `ask` throws where nothing was kept, and for every refusal.
   */
  orKept<Value>(
    question: Question,
    schema: z.ZodType<Value>,
    ask: () => Promise<Value>,
  ): Promise<{ readonly value: Value; readonly kept: Kept }>;
  /** Forgets what an account has seen; for sign-out. */
  forgetAccount(id: string): Promise<void>;
  close(): Promise<void>;
};

/** The Hub gave no answer of its own. */
const unasked: ReadonlySet<ProblemCode> = new Set([
  "OFFLINE",
  "HUB_DOWN",
  "PROXY",
  "TLS",
  "NOT_THE_HUB",
  "RATE_LIMITED",
]);
/** The Hub answered, and what it showed before is not to be shown any more. */
const refused: ReadonlySet<ProblemCode> = new Set(["NOT_FOUND", "GATED", "PERMISSION", "DISABLED"]);

const nobody = "nobody";

export function createAnswerCache(
  hub: Pick<HubAccess, "endpoint" | "activeAccountId">,
  options: AnswerStoreOptions,
): AnswerCache {
  const store = new AnswerStore(options);
  const askerNow = () => ({ hubUrl: hub.endpoint().hub, owner: hub.activeAccountId() ?? nobody });
  return {
    async orKept({ call, input }, schema, ask) {
      const { hubUrl, owner } = askerNow();
      const key = JSON.stringify([hubUrl, call, input]);
      try {
        const value = await ask();
        const after = askerNow();
        // After a switch on the way nobody can tell whose answer it is.
        if (after.hubUrl === hubUrl && after.owner === owner) store.keep(owner, key, value);
        return { value, kept: null };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const { problem } = error;
        if (refused.has(problem.code)) store.forget(owner, key);
        if (!unasked.has(problem.code)) throw error;
        const found = await store.read(owner, key);
        const read = found === null ? null : schema.safeParse(found.value);
        if (found === null || read?.success !== true) throw error;
        return { value: read.data, kept: { at: found.at, problem } };
      }
    },
    forgetAccount: (id) => store.forgetOwner(id),
    close: () => store.flush(),
  };
}
