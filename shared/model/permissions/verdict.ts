/** One answer to "may this account do that?", with its reason. */
import type { Deed } from "#shared/model/permissions/deeds.ts";
import type { ProblemAction } from "#shared/model/problem.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

export type Answer = "yes" | "no" | "unknown";

/** Where something is to be done: on what is one's own, an organisation's, or one repo. */
export type Target =
  | { readonly type: "user" }
  | { readonly type: "org"; readonly name: string }
  | {
      readonly type: "repo";
      readonly repo: RepoRef;
      /** Null where it is not known. */
      readonly isPrivate: boolean | null;
      readonly gated: "no" | "auto" | "manual" | null;
    };

/** Why, for code and for the few words of a table's cell; `reason` says it to people. */
export type Cause =
  | "open-to-all"
  | "granted"
  /** Yes, but only for what `onlyFor` names. */
  | "granted-in-part"
  | "not-granted"
  | "org-role"
  | "org-rule"
  | "payment"
  /** Its owners decide who may read it; only asking the Hub tells. */
  | "gate"
  | "not-told"
  | "not-yours"
  | "signed-out"
  | "rejected"
  /** The Hub was asked: see `checkedAt`. */
  | "checked";

export type Verdict = {
  readonly deed: Deed;
  readonly answer: Answer;
  readonly cause: Cause;
  /** One or two sentences. */
  readonly reason: string;
  /** The Hub's own name for what it takes (`repo.write`); null where it takes none. */
  readonly permission: string | null;
  /** The click that mends it, or brings the person closer; null for "yes" and where there is none. */
  readonly mend: ProblemAction | null;
  /** What a yes in part is for: repo ids, or words such as "repos that you created". Empty for all. */
  readonly onlyFor: readonly string[];
  /** When the Hub itself was asked, as Unix milliseconds; null for what was computed. */
  readonly checkedAt: number | null;
};
