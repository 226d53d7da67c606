/** What a person may do in an organisation, whatever the token: by role, and by the organisation's own rules. Source: hub-docs organizations-security, whoami securityRestrictions. */
import { type Deed, deedFacts } from "#shared/model/permissions/deeds.ts";
import type { OrganisationFacts, OrgRole } from "#shared/model/permissions/holder.ts";
import type { ProblemAction } from "#shared/model/problem.ts";

export type OrgRight =
  | { readonly type: "all" }
  | { readonly type: "part"; readonly onlyFor: readonly string[] }
  | { readonly type: "none"; readonly why: string }
  | { readonly type: "unknown"; readonly why: string };

/** What the role lets a member do. */
export function orgRight(org: OrganisationFacts, deed: Deed): OrgRight {
  const own = rightOfRole(org.role, deed);
  if (own === "all") return { type: "all" };
  const groups = org.resourceGroups.filter(({ role }) => rightOfRole(role, deed) === "all");
  const onlyFor = groups.map(({ name }) => `the resource group ${name}`);
  if (own === "created") return { type: "part", onlyFor: ["repos that you created", ...onlyFor] };
  if (onlyFor.length > 0) return { type: "part", onlyFor };
  if (own === "unknown") return { type: "unknown", why: `The Hub does not say which role you have in ${org.name}.` };
  return { type: "none", why: `Your role in ${org.name}, ${roleWords[org.role]}, does not allow it.` };
}

const roleWords: Readonly<Record<OrgRole, string>> = {
  admin: "admin",
  write: "write",
  contributor: "contributor",
  read: "read",
  no_access: "no access",
  unknown: "unknown",
};

function rightOfRole(role: OrgRole, deed: Deed): "all" | "created" | "none" | "unknown" {
  if (role === "unknown") return "unknown";
  if (role === "admin" || role === "write") return "all";
  if (role === "no_access") return "none";
  if (deed === "discuss" || deed === "open-pull-request" || deedFacts[deed].isReading) return "all";
  if (role === "read") return "none";
  return deed === "create-repo" ? "all" : "created";
}

type OrgRule = { readonly why: string; readonly mend: "org-page" | "authentication" | "new-token" };

const rules: Readonly<Record<string, (org: string) => OrgRule>> = {
  sso: (org) => ({
    why: `${org} lets members in only after its single sign-on. Open its page and sign in there.`,
    mend: "org-page",
  }),
  mfa: (org) => ({
    why: `${org} asks its members for two-factor authentication, which is off in your account.`,
    mend: "authentication",
  }),
  ip: (org) => ({
    why: `${org} can be reached from certain networks only, and this computer is not in one of them.`,
    mend: "org-page",
  }),
  "token-policy": (org) => ({
    why: `${org} has a rule for tokens that this one does not meet. Most often it takes a fine-grained token, or an administrator's approval.`,
    mend: "new-token",
  }),
  "token-revoked": (org) => ({
    why: `An administrator of ${org} no longer lets this token in. Ask them, or make another token.`,
    mend: "new-token",
  }),
};

/** The rule that keeps the token out of an organisation; null where there is none. */
export function orgRule({ name, restrictions }: OrganisationFacts): OrgRule | null {
  const [first] = restrictions;
  if (first === undefined) return null;
  const known = restrictions.flatMap((word) => (Object.hasOwn(rules, word) ? [rules[word]?.(name)] : []))[0];
  return (
    known ?? { why: `${name} has a rule that keeps this token out. The Hub calls it "${first}".`, mend: "org-page" }
  );
}

/** Whether an organisation can be billed for inference; the reason where it cannot, or where nobody said. */
export function billing(org: OrganisationFacts): { readonly answer: "yes" | "no" | "unknown"; readonly why: string } {
  const { name, canPay, plan, isSpendLimitReached } = org;
  if (isSpendLimitReached) return { answer: "no", why: `${name} has reached its spending limit.` };
  if (canPay === true || plan !== null) return { answer: "yes", why: "" };
  if (canPay === false) return { answer: "no", why: `${name} has no plan and no payment method on the Hub.` };
  return { answer: "unknown", why: `The Hub does not say whether ${name} has a payment method.` };
}

/** The page that helps with a rule; a new token is for mend.ts. */
export function rulePage(hub: string, org: string, mend: "org-page" | "authentication"): ProblemAction {
  return mend === "org-page"
    ? { type: "open", label: "Open the organisation's page", url: `${hub}/${encodeURIComponent(org)}` }
    : { type: "open", label: "Open your authentication settings", url: `${hub}/settings/authentication` };
}
