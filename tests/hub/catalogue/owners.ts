/** Who owns repos: the sample person, two others, and organisations. */
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import type { Catalogue } from "#tests/hub/catalogue/catalogue.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";

export type Owner = {
  readonly _id: string;
  readonly type: "user" | "org";
  readonly name: string;
  readonly fullname: string;
  /** A path at the Hub. */
  readonly avatarUrl: string;
  readonly repos: readonly Repo[];
};

const others: Readonly<Record<string, string>> = { loomworks: "Bo Weaver", fieldnotes: "Sasha Field" };

/** Everyone who owns a repo, by name, with all their repos. */
export function ownersOf(catalogue: Catalogue): readonly Owner[] {
  const repos = new Map<string, Repo[]>();
  for (const kind of ["model", "dataset", "space"] as const) {
    for (const repo of catalogue.list(kind)) {
      const name = repo.id.slice(0, repo.id.indexOf("/"));
      const known = repos.get(name);
      if (known === undefined) repos.set(name, [repo]);
      else known.push(repo);
    }
  }
  return [...repos].map(([name, theirs]) => ownerOf(name, theirs));
}

function ownerOf(name: string, repos: readonly Repo[]): Owner {
  const organisation = samplePerson.organisations.find((known) => known.name === name);
  const fullname = name === samplePerson.name ? samplePerson.fullname : others[name];
  return {
    _id: organisation?.id ?? (name === samplePerson.name ? samplePerson.id : seededHex(`owner ${name}`, 24)),
    type: fullname === undefined ? "org" : "user",
    name,
    fullname: fullname ?? organisation?.fullname ?? name,
    avatarUrl: `/avatars/${name}.svg`,
    repos,
  };
}
