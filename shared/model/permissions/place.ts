/** Where something is to be done, seen from an account: at its own, at one of its organisations, or at others'. */
import type { Holder, OrganisationFacts } from "#shared/model/permissions/holder.ts";
import type { Target } from "#shared/model/permissions/verdict.ts";
import { type RepoRef, splitRepoId } from "#shared/model/repo-id.ts";

export type Place = {
  readonly owner:
    | { readonly type: "own" }
    | { readonly type: "org"; readonly org: OrganisationFacts }
    | { readonly type: "other"; readonly name: string };
  /** The one repo that is meant; null for all of the owner's. */
  readonly repo: RepoRef | null;
};

export function placeOf(holder: Holder, target: Target): Place {
  switch (target.type) {
    case "user":
      return { owner: { type: "own" }, repo: null };
    case "org":
      return { owner: ownerNamed(holder, target.name), repo: null };
    case "repo":
      return { owner: ownerNamed(holder, splitRepoId(target.repo.id).owner), repo: target.repo };
  }
}

/** The words for a place in the middle of a sentence: `your own repos`, `quarry-labs`. */
export function placeWords({ owner, repo }: Place): string {
  if (repo !== null) return repo.id;
  if (owner.type === "own") return "your own repos";
  return owner.type === "org" ? owner.org.name : owner.name;
}

/** Whether two names on the Hub are the same; it does not tell capitals apart. */
export function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function ownerNamed({ user }: Holder, name: string): Place["owner"] {
  if (isSameName(name, user.name)) return { type: "own" };
  const org = user.organisations.find((one) => isSameName(one.name, name));
  return org === undefined ? { type: "other", name } : { type: "org", org };
}
