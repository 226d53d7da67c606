/** How far a token itself reaches: whether what it was given covers a deed at a place. What the person may do is another matter. */
import { type Deed, deedFacts } from "#shared/model/permissions/deeds.ts";
import type { Grant, Holder, Scope } from "#shared/model/permissions/holder.ts";
import { isSameName, type Place } from "#shared/model/permissions/place.ts";

export type Coverage =
  | { readonly type: "all" }
  | { readonly type: "part"; readonly onlyFor: readonly string[] }
  | { readonly type: "none" }
  | { readonly type: "unknown"; readonly why: string };

const all: Coverage = { type: "all" };
const none: Coverage = { type: "none" };
const unknown = (why: string): Coverage => ({ type: "unknown", why });

/** `read-public` takes no permission and is not asked here. */
export function coverage(holder: Holder, deed: Deed, place: Place): Coverage {
  const { grant } = holder.token;
  const { isReading, oauthScopes } = deedFacts[deed];
  switch (grant.type) {
    case "read":
      return isReading ? all : none;
    case "write":
      return all;
    case "fineGrained":
      return ofScopes(grant, holder, deed, place);
    case "oauth":
      if (grant.scopes === null) return unknown("The Hub does not say which scopes this sign-in gave.");
      if (!grant.scopes.some((scope) => oauthScopes.includes(scope))) return none;
      if (place.owner.type !== "org") return all;
      return unknown("A sign-in opens each organisation separately, and the Hub does not say which.");
    case "app":
      if (!isReading && grant.role === "read") return none;
      return unknown("The Hub does not say what a token of an application may do.");
    case "unknown":
      return unknown("The Hub did not say what this token may do.");
  }
}

const repoTypes: ReadonlySet<string> = new Set(["model", "dataset", "space"]);
const isOfRepos = (deed: Deed) => deed !== "run-inference" && deed !== "bill-inference";

function ofScopes(
  grant: Extract<Grant, { readonly type: "fineGrained" }>,
  holder: Holder,
  deed: Deed,
  place: Place,
): Coverage {
  const { permissions, perhaps } = deedFacts[deed];
  if (deed === "read-gated" && grant.canReadGatedRepos) return all;
  // A gated repo of one's own is read like any other of one's own.
  const wanted = deed === "read-gated" ? deedFacts["read-private"].permissions : permissions;
  if (grant.global.some((permission) => wanted.includes(permission))) return all;
  const partly: string[] = [];
  let doubt: string | null = null;
  for (const scope of grant.scoped) {
    const isEnough = scope.permissions.some((permission) => wanted.includes(permission));
    const mayBeEnough = scope.permissions.find((permission) => perhaps.includes(permission));
    if (!isEnough && mayBeEnough === undefined) continue;
    const reach = reachOf(scope, holder, deed, place);
    if (reach.type === "none") continue;
    if (reach.type === "unknown") doubt ??= reach.why;
    else if (!isEnough) doubt ??= `Whether ${mayBeEnough} is enough is not documented.`;
    else if (scope.patternsOn.some((kind) => kind !== "inference-endpoint")) {
      doubt ??= "The permission is limited to names that fit a pattern, which the app cannot judge.";
    } else if (reach.type === "all") return all;
    else partly.push(...reach.onlyFor);
  }
  if (partly.length > 0) return { type: "part", onlyFor: partly };
  if (doubt !== null) return unknown(doubt);
  return grant.isCut ? unknown("The token has more permissions than the app keeps a list of.") : none;
}

/** Whether a scope's entity is the place, a part of it, or something else. */
function reachOf(scope: Scope, holder: Holder, deed: Deed, { owner, repo }: Place): Coverage {
  const { entityType, entityId, entityName } = scope;
  if (entityType === "user") return owner.type === "own" ? all : none;
  if (entityType === "org") {
    if (owner.type !== "org") return none;
    const isNamed = entityName !== null && isSameName(entityName, owner.org.name);
    return isNamed || (entityId !== null && entityId === owner.org.id) ? all : none;
  }
  if (!isOfRepos(deed)) return none;
  if (repoTypes.has(entityType)) {
    if (deed === "create-repo") return none;
    if (entityName === null) return unknown("The token is for single repos, and the Hub does not name them.");
    if (repo !== null) return repo.kind === entityType && isSameName(repo.id, entityName) ? all : none;
    return isOwnedBy(owner, holder, entityName) ? { type: "part", onlyFor: [entityName] } : none;
  }
  if (entityType === "resource-group" && owner.type === "org") {
    const group = owner.org.resourceGroups.find(({ id }) => id === entityId);
    const isElsewhere = holder.user.organisations.some(({ resourceGroups }) =>
      resourceGroups.some(({ id }) => id === entityId),
    );
    if (group === undefined && isElsewhere) return none;
    if (group === undefined) return unknown("The token is for a resource group that the Hub does not describe.");
    if (repo !== null) return unknown(`The token reaches only repos of the resource group ${group.name}.`);
    return { type: "part", onlyFor: [`the resource group ${group.name}`] };
  }
  return none;
}

function isOwnedBy(owner: Place["owner"], holder: Holder, repoId: string): boolean {
  if (owner.type === "other") return false;
  const name = owner.type === "own" ? holder.user.name : owner.org.name;
  return isSameName(repoId.slice(0, name.length + 1), `${name}/`);
}
