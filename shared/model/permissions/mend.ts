/** The token page, prefilled with what a token has already and with what it lacks for a deed. */
import { type Deed, deedFacts } from "#shared/model/permissions/deeds.ts";
import type { Grant, Holder } from "#shared/model/permissions/holder.ts";
import type { Place } from "#shared/model/permissions/place.ts";
import type { ProblemAction } from "#shared/model/problem.ts";
import { newTokenPage, type TokenWish, usualWish } from "#shared/model/token-page.ts";

/** The contract takes no longer URLs. */
const urlMax = 2000;

/** Makes a token that may do `deed` at `place`; never a token with a role that is wider than that. */
export function getIt(holder: Holder, deed: Deed, place: Place): ProblemAction {
  const { grant } = holder.token;
  const kept = grant.type === "fineGrained" ? wishOf(grant) : usualWish;
  const full = newTokenPage(holder.hubOrigin, withDeed(kept, deed, place));
  const url =
    full.length <= urlMax
      ? full
      : newTokenPage(holder.hubOrigin, withDeed({ own: [], canReadGatedRepos: false }, deed, place));
  return { type: "open", label: "Make a token that may", url };
}

function withDeed(wish: TokenWish, deed: Deed, { owner }: Place): TokenWish {
  if (deed === "read-gated") return { ...wish, canReadGatedRepos: true };
  const permission = deedFacts[deed].permissions.slice(0, 1);
  switch (owner.type) {
    case "own":
      return { ...wish, own: [...wish.own, ...permission] };
    case "org":
      return {
        ...wish,
        orgs: [...(wish.orgs ?? []), owner.org.name],
        orgPermissions: [...(wish.orgPermissions ?? []), ...permission],
      };
    case "other":
      return { ...wish, global: [...(wish.global ?? []), ...permission] };
  }
}

/** What a token has, as far as the page can be prefilled with it: single repos and resource groups cannot be named there. */
function wishOf(grant: Extract<Grant, { readonly type: "fineGrained" }>): TokenWish {
  const of = (type: string) => grant.scoped.filter(({ entityType }) => entityType === type);
  const orgs = of("org").filter(({ entityName }) => entityName !== null);
  return {
    own: of("user").flatMap(({ permissions }) => permissions),
    global: grant.global,
    orgs: orgs.map(({ entityName }) => entityName ?? ""),
    orgPermissions: orgs.flatMap(({ permissions }) => permissions),
    canReadGatedRepos: grant.canReadGatedRepos,
  };
}
