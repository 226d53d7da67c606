/** What a token may do with what: roles in organisations, fine-grained scopes, and what keeps it from an organisation. */
import { type OrgRole, type Restriction, samplePerson, type Token } from "#tests/hub/auth/tokens.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";

type Target = Pick<Repo, "kind" | "id" | "resourceGroup">;

/** Whether the token may read a private repo, and without asking a gated one. */
export function mayRead(token: Token, repo: Target): boolean {
  const permissions = ["repo.content.read", "repo.write"];
  return (
    ["admin", "write", "contributor", "read"].includes(roleOf(token, ownerOf(repo))) && grants(token, repo, permissions)
  );
}

/** Whether the token may commit to the repo and change its settings. */
export function mayWrite(token: Token, repo: Target): boolean {
  if (token.kind.type === "classic" && token.kind.role === "read") return false;
  if (token.kind.type === "app" || token.kind.type === "org") return false;
  return (
    ["admin", "write", "contributor"].includes(roleOf(token, ownerOf(repo))) && grants(token, repo, ["repo.write"])
  );
}

/** Whether the token may open a pull request on a repo that it can see. */
export function mayContribute(token: Token, repo: Target): boolean {
  const { kind } = token;
  if (kind.type !== "fineGrained") return kind.type === "oauth" || (kind.type === "classic" && kind.role === "write");
  return (
    kind.global?.includes("discussion.write") === true ||
    grants(token, repo, ["repo.write", "repo.contribute.write", "discussion.write"])
  );
}

/** Whether the token may make repos under this name. */
export function mayCreateIn(token: Token, namespace: string): boolean {
  return mayWrite(token, { kind: "model", id: `${namespace}/`, resourceGroup: null });
}

/** Whether the token may make calls to inference providers. */
export function mayInfer({ kind }: Token): boolean {
  if (kind.type !== "fineGrained") return kind.type !== "org";
  return kind.scoped.some(
    ({ entity, permissions }) =>
      entity.name === samplePerson.name && permissions.includes("inference.serverless.write"),
  );
}

/** What keeps the token from everything of this owner, even what is public. */
export function restrictionsOf(token: Token, owner: string): readonly Restriction[] {
  return token.restrictions[owner] ?? [];
}

/** The user or organisation that a repo belongs to. */
export function ownerOf({ id }: Pick<Repo, "id">): string {
  return id.split("/")[0] ?? "";
}

function roleOf(token: Token, owner: string): OrgRole {
  const { kind } = token;
  if (kind.type === "org") return kind.organisation === owner ? "read" : "no_access";
  if (kind.type === "app") return kind.entities.some(({ name }) => name === owner) ? "read" : "no_access";
  if (owner === samplePerson.name) return "admin";
  const organisation = samplePerson.organisations.find(({ name }) => name === owner);
  return organisation === undefined ? "no_access" : (token.roles[owner] ?? organisation.role);
}

/** Whether a fine-grained token has one of these permissions on the repo, its owner or its resource group. */
function grants({ kind }: Token, repo: Target, wanted: readonly string[]): boolean {
  if (kind.type !== "fineGrained") return true;
  return kind.scoped.some(({ entity, permissions }) => {
    if (!permissions.some((name) => wanted.includes(name))) return false;
    if (entity.type === "user" || entity.type === "org") return entity.name === ownerOf(repo);
    if (entity.type === "resource-group") return entity._id === repo.resourceGroup?.id;
    return entity.type === repo.kind && entity.name === repo.id;
  });
}
