/**
 * Who may see which repo and read its content (reference sections 4.4 and 6). Lists, info and trees of gated repos are
 * public; file content and commits need access; private repos do not exist for others.
 */
import { repoWebPath } from "#shared/model/repo-id.ts";
import type { Caller } from "#tests/hub/auth/identify.ts";
import { samplePerson, type Token } from "#tests/hub/auth/tokens.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { refuse } from "#tests/hub/server/reply.ts";

type AccessStatus = "pending" | "accepted" | "rejected";

/** The sample person's requests for access to gated repos, by repo id. */
export type AccessBook = Map<string, AccessStatus>;

/** Whether the repo exists for this caller. */
export function isVisible(caller: Caller, repo: Repo): boolean {
  return !repo.isPrivate || (caller.type === "token" && reads(caller.token, ownerOf(repo)));
}

/** Ends the route unless the caller may read the content of a repo that is visible to them. */
export function requireContentAccess(caller: Caller, repo: Repo, access: AccessBook, hubUrl: string): void {
  if (repo.isDisabled) refuse(403, "Access to this resource is disabled.");
  if (repo.gated === false) return;
  const restricted = `Access to ${repo.kind} ${repo.id} is restricted`;
  if (caller.type !== "token") {
    const why = "You must have access to it and be authenticated to access it. Please log in.";
    refuse(401, `${restricted}. ${why}`, "GatedRepo");
  }
  if (reads(caller.token, ownerOf(repo))) return;
  if (caller.token.kind.type === "fineGrained" && !caller.token.kind.canReadGatedRepos) {
    const how = "Please enable access to public gated repositories in your fine-grained token settings";
    refuse(403, `${how} to view this repository.`);
  }
  const status = access.get(repo.id);
  if (status === "accepted") return;
  if (status === undefined) {
    const visit = `Visit ${hubUrl}${repoWebPath(repo)} to ask for access.`;
    refuse(403, `${restricted} and you are not in the authorized list. ${visit}`, "GatedRepo");
  }
  const standing = status === "pending" ? "is awaiting a review from" : "has been rejected by";
  refuse(403, `Your request to access this repository ${standing} the repo authors.`, "GatedRepo");
}

/** Whether the token may make calls to inference providers. */
export function mayInfer({ kind }: Token): boolean {
  if (kind.type !== "fineGrained") return true;
  return kind.scoped.some(
    ({ entity, permissions }) =>
      entity.name === samplePerson.name && permissions.includes("inference.serverless.write"),
  );
}

function reads({ kind }: Token, owner: string): boolean {
  if (!isMember(owner)) return false;
  if (kind.type !== "fineGrained") return true;
  return kind.scoped.some(
    ({ entity, permissions }) =>
      entity.name === owner && permissions.some((name) => /^repo\.(content\.read|write)$/.test(name)),
  );
}

function isMember(owner: string): boolean {
  return owner === samplePerson.name || samplePerson.organisations.some(({ name }) => name === owner);
}

function ownerOf(repo: Repo): string {
  return repo.id.split("/")[0] ?? "";
}
