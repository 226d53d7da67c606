/** The one answer to "may this account do that there?". Pure; what only the Hub knows is answered "unknown" and can be probed. */
import { coverage } from "#shared/model/permissions/coverage.ts";
import { type Deed, deedFacts } from "#shared/model/permissions/deeds.ts";
import type { Holder } from "#shared/model/permissions/holder.ts";
import { getIt } from "#shared/model/permissions/mend.ts";
import { billing, orgRight, orgRule, rulePage } from "#shared/model/permissions/org-rights.ts";
import { type Place, placeOf, placeWords } from "#shared/model/permissions/place.ts";
import type { Target, Verdict } from "#shared/model/permissions/verdict.ts";
import { repoWebPath } from "#shared/model/repo-id.ts";

type Finding = Pick<Verdict, "answer" | "cause" | "reason"> & Partial<Pick<Verdict, "mend" | "onlyFor">>;

/** Whether `account` (null when signed out) may do `deed` at `target`. */
export function may(account: Holder | null, deed: Deed, target: Target): Verdict {
  const found = find(account, deed, target);
  const permission = deedFacts[deed].permissions[0] ?? null;
  return { deed, permission, mend: null, onlyFor: [], checkedAt: null, ...found };
}

/** The deed that reading this repo is. */
export function readingOf(repo: { readonly isPrivate: boolean; readonly gated: "no" | "auto" | "manual" }): Deed {
  if (repo.isPrivate) return "read-private";
  return repo.gated === "no" ? "read-public" : "read-gated";
}

function find(account: Holder | null, deed: Deed, target: Target): Finding {
  if (account === null) return signedOut(deed);
  if (account.state.type === "rejected") {
    return {
      answer: "no",
      cause: "rejected",
      reason: "The Hub no longer accepts this token, not even for what is open to all.",
      mend: { type: "go", label: "Replace the token", to: "account" },
    };
  }
  // Who runs a model is asked, not who made it.
  const isInference = deed === "run-inference" || deed === "bill-inference";
  const place = placeOf(account, isInference && target.type === "repo" ? { type: "user" } : target);
  const { owner } = place;
  if (owner.type === "org") {
    const ruled = byRule(account, deed, place, owner.org);
    if (ruled !== null) return ruled;
  }
  if (deed === "read-public") return openToAll;
  if (owner.type === "other") return atOthers(account, deed, place, target);
  const token = byToken(account, deed, place);
  if (token.answer === "no") return token;
  return owner.type === "org" ? narrower(byRole(account, deed, place, owner.org), token) : token;
}

const openToAll: Finding = { answer: "yes", cause: "open-to-all", reason: "Anyone may; it takes no permission." };

function signedOut(deed: Deed): Finding {
  if (deed === "read-public") return openToAll;
  return {
    answer: "no",
    cause: "signed-out",
    reason: "It takes a token, and you are not signed in.",
    mend: { type: "sign-in", label: "Sign in" },
  };
}

function byToken(account: Holder, deed: Deed, place: Place): Finding {
  const { grant } = account.token;
  const reach = coverage(account, deed, place);
  const [wanted] = deedFacts[deed].permissions;
  const where = whereWords(deed, place);
  switch (reach.type) {
    case "all": {
      const isRole = grant.type === "read" || grant.type === "write";
      const reason = isRole
        ? `A ${grant.type} token may do whatever your account may${grant.type === "read" ? " read or run" : ""}.`
        : `The token has what it takes${where}.`;
      return { answer: "yes", cause: "granted", reason };
    }
    case "part":
      return {
        answer: "yes",
        cause: "granted-in-part",
        reason: `The token has ${wanted} for ${listed(reach.onlyFor)} only.`,
        onlyFor: reach.onlyFor,
      };
    case "none": {
      const reason =
        grant.type === "read" ? "A read token changes nothing on the Hub." : `The token lacks ${wanted}${where}.`;
      return { answer: "no", cause: "not-granted", reason, mend: getIt(account, deed, place) };
    }
    case "unknown":
      return { answer: "unknown", cause: "not-told", reason: reach.why };
  }
}

/** Where the permission is needed, as the end of a sentence. */
function whereWords(deed: Deed, place: Place): string {
  if (deed === "read-gated") return "";
  const isInference = deed === "run-inference" || deed === "bill-inference";
  if (isInference) return place.owner.type === "own" ? " for your account" : ` for ${placeWords(place)}`;
  return ` on ${placeWords(place)}`;
}

type Org = Extract<Place["owner"], { readonly type: "org" }>["org"];

function byRule(account: Holder, deed: Deed, place: Place, org: Org): Finding | null {
  const rule = orgRule(org);
  if (rule === null) return null;
  const mend =
    rule.mend === "new-token" ? getIt(account, deed, place) : rulePage(account.hubOrigin, org.name, rule.mend);
  // What is public is open to strangers, and perhaps not to a member who comes with this token.
  const answer = deed === "read-public" ? "unknown" : "no";
  return { answer, cause: "org-rule", reason: rule.why, mend };
}

function byRole(account: Holder, deed: Deed, place: Place, org: Org): Finding {
  const mend = rulePage(account.hubOrigin, org.name, "org-page");
  const right = orgRight(org, deed);
  switch (right.type) {
    case "none":
      return { answer: "no", cause: "org-role", reason: right.why, mend };
    case "unknown":
      return { answer: "unknown", cause: "not-told", reason: right.why };
    case "part": {
      const { onlyFor } = right;
      if (place.repo === null) {
        const reason = `Your role in ${org.name} allows it for ${listed(onlyFor)} only.`;
        return { answer: "yes", cause: "granted-in-part", reason, onlyFor };
      }
      const reason = `Your role in ${org.name} allows it for ${listed(onlyFor)} only; whether this is one, the Hub knows.`;
      return { answer: "unknown", cause: "org-role", reason };
    }
    case "all": {
      if (deed !== "bill-inference") return { answer: "yes", cause: "granted", reason: "" };
      const { answer, why } = billing(org);
      if (answer === "yes") return { answer, cause: "granted", reason: "" };
      return { answer, cause: answer === "no" ? "payment" : "not-told", reason: why, ...(answer === "no" && { mend }) };
    }
  }
}

/** Repos and organisations in which the account has no part. */
function atOthers(account: Holder, deed: Deed, place: Place, target: Target): Finding {
  const name = placeWords(place);
  switch (deed) {
    case "read-gated": {
      const token = byToken(account, deed, place);
      if (token.answer !== "yes") return token;
      const reason = `The token may read gated repos. Whether the owners of ${name} have let you in, only the Hub knows.`;
      const mend =
        target.type === "repo"
          ? { type: "open" as const, label: "Request access", url: account.hubOrigin + repoWebPath(target.repo) }
          : null;
      return { answer: "unknown", cause: "gate", reason, mend };
    }
    case "read-private":
      return { answer: "unknown", cause: "gate", reason: `Who may see ${name} is up to its owners.` };
    case "discuss":
    case "open-pull-request":
      return byToken(account, deed, place);
    default:
      return { answer: "no", cause: "not-yours", reason: `You are no member of what ${name} belongs to.` };
  }
}

const order = { no: 0, unknown: 1, yes: 2 } as const;

/** Both must say yes, so the one that says less is the answer; of two partial ones, the parts that the token names. */
function narrower(role: Finding, token: Finding): Finding {
  if (order[role.answer] < order[token.answer]) return role;
  if (order[token.answer] < order[role.answer]) return token;
  if (role.cause === "granted-in-part" && token.cause === "granted-in-part") {
    return { ...role, reason: `${role.reason} ${token.reason}`, onlyFor: token.onlyFor ?? [] };
  }
  return role.cause === "granted-in-part" ? role : token;
}

/** At most three of them, so that a sentence stays one. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
