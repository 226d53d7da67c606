/** What could be better about a token, from what is known of it already. Pure. Nothing here nags: each can be dismissed, once per account. */
import type { Grant } from "#shared/model/permissions/holder.ts";
import type { ProblemAction } from "#shared/model/problem.ts";
import { newTokenPage } from "#shared/model/token-page.ts";

export const adviceIds = [
  "over-powered",
  "old",
  "expiring",
  "in-environment",
  "plain-text",
  "organisation-policy",
] as const;
export type AdviceId = (typeof adviceIds)[number];

export type Advice = {
  readonly id: AdviceId;
  /** One or two sentences. */
  readonly text: string;
  /** `open` leads to the Hub; `found` to what was found on this computer. */
  readonly action: ProblemAction | { readonly type: "found"; readonly label: string };
};

/** What of an account advice looks at; the contract's Account is one. */
export type Advised = {
  readonly id: string;
  readonly hubOrigin: string;
  readonly user: {
    readonly organisations: readonly { readonly name: string; readonly restrictions: readonly string[] }[];
  };
  readonly token: { readonly createdAt: number | null; readonly expiresAt: number | null; readonly grant: Grant };
  readonly dismissedAdvice: readonly AdviceId[];
};

/** What of a finding (contract/found.ts) advice looks at. */
export type AdvisedFinding = {
  readonly accountId: string | null;
  readonly isPlainText: boolean;
  readonly isOurs: boolean;
  readonly where: string;
};

const dayMs = 86_400_000;
const oldDays = 90;
const soonDays = 7;

/** The advice for an account, dismissed ones left out, the most pressing first. `now` is Unix milliseconds. */
export function advise(account: Advised, findings: readonly AdvisedFinding[], now: number): readonly Advice[] {
  const own = findings.filter(({ accountId, isOurs }) => accountId === account.id && !isOurs);
  const all = [expiring, organisationPolicy, plainText, inEnvironment, overPowered, old];
  return all.flatMap((one) => one(account, own, now) ?? []).filter(({ id }) => !account.dismissedAdvice.includes(id));
}

type One = (account: Advised, findings: readonly AdvisedFinding[], now: number) => Advice | null;

const expiring: One = ({ hubOrigin, token }, _, now) => {
  const { expiresAt, grant } = token;
  if (expiresAt === null || expiresAt <= now || expiresAt > now + soonDays * dayMs) return null;
  const days = Math.ceil((expiresAt - now) / dayMs);
  const when = days === 1 ? "within a day" : `in ${days} days`;
  const why = grant.type === "oauth" ? " It came from a browser sign-in, and this app cannot renew it." : "";
  return { id: "expiring", text: `This token ends ${when}.${why} Replace it before.`, action: makeOne(hubOrigin) };
};

const organisationPolicy: One = ({ hubOrigin, user }) => {
  const shut = user.organisations.filter(({ restrictions }) => restrictions.length > 0);
  const [first] = shut;
  if (first === undefined) return null;
  const others = shut.length === 1 ? "" : ` and ${shut.length - 1} more`;
  const isPolicy = first.restrictions.some((word) => word === "token-policy" || word === "token-revoked");
  return {
    id: "organisation-policy",
    text: `${first.name}${others} keeps this token out. Everything else works with it.`,
    action: isPolicy
      ? makeOne(hubOrigin)
      : { type: "open", label: "Open its page", url: `${hubOrigin}/${encodeURIComponent(first.name)}` },
  };
};

const plainText: One = (_, findings) => {
  const copies = findings.filter(({ isPlainText }) => isPlainText);
  const [first] = copies;
  if (first === undefined) return null;
  const where = copies.length === 1 ? first.where : `${first.where} and ${copies.length - 1} more`;
  return {
    id: "plain-text",
    text: `A copy of it lies in plain text in ${where}. Whoever reads that file can use it.`,
    action: { type: "found", label: "Show the copies" },
  };
};

const inEnvironment: One = (_, findings) => {
  const variable = findings.find(({ isPlainText }) => !isPlainText);
  if (variable === undefined) return null;
  return {
    id: "in-environment",
    text: `It is in the variable ${variable.where} as well, where every program that you start can read it.`,
    action: { type: "found", label: "Show where" },
  };
};

/** What this app does with a token: it reads, and it runs models. */
const needed: ReadonlySet<string> = new Set(["repo.content.read", "inference.serverless.write"]);

const overPowered: One = ({ hubOrigin, token }) => {
  const { grant } = token;
  const action = makeOne(hubOrigin);
  if (grant.type === "write") {
    const text = "It may change and delete whatever you can. Downloading and running models takes far less.";
    return { id: "over-powered", text, action };
  }
  if (grant.type !== "fineGrained") return null;
  const beyond = [...grant.global, ...grant.scoped.flatMap(({ permissions }) => permissions)].find(
    (word) => word.endsWith(".write") && !needed.has(word),
  );
  if (beyond === undefined) return null;
  return {
    id: "over-powered",
    text: `It may do more than browsing, downloading and running models need (${beyond}).`,
    action,
  };
};

const old: One = ({ hubOrigin, token }, _, now) => {
  const { createdAt } = token;
  if (createdAt === null || now - createdAt <= oldDays * dayMs) return null;
  const days = Math.floor((now - createdAt) / dayMs);
  return {
    id: "old",
    text: `It was made ${days} days ago. A new one now and then limits what a lost copy can do.`,
    action: makeOne(hubOrigin),
  };
};

function makeOne(hubOrigin: string): ProblemAction {
  return { type: "open", label: "Make a new token", url: newTokenPage(hubOrigin) };
}
