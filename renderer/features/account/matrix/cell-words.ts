/** The few words of a cell. The whole reason is the verdict's own, and is told beside the matrix. */
import { formatMoment } from "#renderer/text/date-words.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { Verdict } from "#shared/model/permissions/verdict.ts";
import { isRepoId } from "#shared/model/repo-id.ts";

/** What a cell shows: `part` is a yes that holds for some repos only. */
export type Sign = "yes" | "part" | "no" | "unknown";

/** The sign in a word, for a screen reader before the cell's own words, and for the pill of an explanation. */
export const signWords: Readonly<Record<Sign, string>> = { yes: "Yes", part: "In part", no: "No", unknown: "Unknown" };

export function signOf({ answer, cause }: Pick<Verdict, "answer" | "cause">): Sign {
  return cause === "granted-in-part" ? "part" : answer;
}

/** `restriction` is the rule of the organisation that the column is about, in the Hub's word; `now` in Unix milliseconds. */
export function cellWords(verdict: Verdict, restriction: string | undefined, now: number): string {
  switch (verdict.cause) {
    case "open-to-all":
      return "Always";
    case "granted":
      return "Yes";
    case "granted-in-part":
      return partWords(verdict.onlyFor);
    case "not-granted":
      return "Not granted";
    case "org-role":
      return "Not in your role";
    case "org-rule":
      return ruleWords(restriction);
    case "payment":
      return "Cannot pay";
    case "gate":
      return "Up to its owners";
    case "not-told":
      return "Unknown";
    case "not-yours":
      return "Not yours";
    case "signed-out":
      return "Not signed in";
    case "rejected":
      return "Token refused";
    case "checked":
      return `Checked ${formatMoment(verdict.checkedAt ?? now, now)}`;
    default:
      return assertNever(verdict.cause);
  }
}

function partWords(onlyFor: readonly string[]): string {
  const [first] = onlyFor;
  if (!onlyFor.every(isRepoId)) return first === "repos that you created" ? "Your own there" : "In part";
  return onlyFor.length === 1 ? "1 repo only" : `${onlyFor.length} repos only`;
}

const rules: ReadonlyMap<string, string> = new Map([
  ["sso", "Sign-on needed"],
  ["mfa", "2FA needed"],
  ["ip", "Network refused"],
  ["token-policy", "Token policy"],
  ["token-revoked", "Revoked there"],
]);

function ruleWords(restriction: string | undefined): string {
  return rules.get(restriction ?? "") ?? "Organisation rule";
}
