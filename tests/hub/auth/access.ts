/**
 * Who may see which repo and read its content (reference sections 4.4 and 6). Lists, info and trees of gated repos are
 * public; file content and commits need access; private repos do not exist for others.
 */
import { repoWebPath } from "#shared/model/repo-id.ts";
import type { Caller } from "#tests/hub/auth/identify.ts";
import { mayRead, ownerOf, restrictionsOf } from "#tests/hub/auth/permits.ts";
import type { Restriction } from "#tests/hub/auth/tokens.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { refuse } from "#tests/hub/server/reply.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export type AccessStatus = "pending" | "accepted" | "rejected";

/** The sample person's requests for access to gated repos, by repo id. */
export type AccessBook = Map<string, AccessStatus>;

/** Whether the repo exists for this caller. What an organisation keeps a token from, it does not show either. */
export function isVisible(caller: Caller, repo: Repo): boolean {
  if (!repo.isPrivate) return true;
  return (
    caller.type === "token" && mayRead(caller.token, repo) && restrictionsOf(caller.token, ownerOf(repo)).length === 0
  );
}

/** Ends the route when the owner's organisation keeps this token out, of public repos as well (reference section 1.2). */
export function requireUnrestricted(caller: Caller, owner: string): void {
  const [restriction] = caller.type === "token" ? restrictionsOf(caller.token, owner) : [];
  if (restriction !== undefined) refuse(403, restrictionTexts[restriction]);
}

/** The text of `token-revoked` is the Hub's; those of the others are not published. */
const restrictionTexts: Readonly<Record<Restriction, string>> = {
  "token-revoked":
    "Your token has been revoked by the organization administrator, you can no longer access organization resources. Please contact them for more information.",
  "token-policy": "The token policy of this organization does not authorize this token to access its resources.",
  sso: "You need to authenticate with Single Sign-On to access resources of this organization.",
  mfa: "You need to enable two-factor authentication to access resources of this organization.",
  ip: "Your IP address is not allowed to access resources of this organization.",
};

/** Ends the route unless the caller may read the content of a repo that is visible to them. */
export function requireContentAccess(caller: Caller, repo: Repo, hub: StandIn): void {
  const { access, urls, variants } = hub;
  const restricted = `Access to ${repo.kind} ${repo.id} is restricted`;
  const logIn = `${restricted}. You must have access to it and be authenticated to access it. Please log in.`;
  if (repo.isDisabled) {
    if (caller.type !== "token" && variants.disabledForStrangers === "gated") refuse(401, logIn, "GatedRepo");
    refuse(403, "Access to this resource is disabled.");
  }
  if (repo.gated === false) return;
  if (caller.type !== "token") refuse(401, logIn, "GatedRepo");
  const { kind } = caller.token;
  if (mayRead(caller.token, repo)) return;
  if (kind.type === "fineGrained" && kind.canReadGatedRepos !== true) {
    const how = "Please enable access to public gated repositories in your fine-grained token settings";
    refuse(403, `${how} to view this repository.`);
  }
  const isHers = kind.type !== "app" && kind.type !== "org";
  const status = isHers ? access.get(repo.id) : undefined;
  if (status === "accepted") return;
  if (status === undefined) {
    const visit = `Visit ${urls.hub}${repoWebPath(repo)} to ask for access.`;
    refuse(403, `${restricted} and you are not in the authorized list. ${visit}`, "GatedRepo");
  }
  const standing = status === "pending" ? "is awaiting a review from" : "has been rejected by";
  refuse(403, `Your request to access this repository ${standing} the repo authors.`, "GatedRepo");
}
