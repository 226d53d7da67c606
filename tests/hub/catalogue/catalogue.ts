/** All repos of one running stand-in, and what is renamed to what. */
import type { RepoKind } from "#shared/model/repo-id.ts";
import { makeRepo } from "#tests/hub/catalogue/make-repo.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";

export type Catalogue = {
  add(spec: RepoSpec): Repo;
  remove(kind: RepoKind, id: string): void;
  /** Puts the repo with these facts changed in its place, and answers it. Its history stays the same one. */
  change(repo: Repo, facts: Partial<Omit<Repo, "kind" | "id">>): Repo;
  /** Gives the repo another id; the one it had becomes an old name of it. */
  move(repo: Repo, id: string): Repo;
  /** Makes `from` an old name of the repo `to`. */
  rename(kind: RepoKind, from: string, to: string): void;
  find(kind: RepoKind, id: string): Repo | null;
  /** The id that another spelling or an old name stands for, or null. */
  canonical(kind: RepoKind, id: string): string | null;
  /** All repos of a kind; the same array until the catalogue changes. */
  list(kind: RepoKind): readonly Repo[];
};

/** A catalogue of these repos. */
export function createCatalogue(specs: Iterable<RepoSpec>): Catalogue {
  const repos = new Map<string, Repo>();
  const renamed = new Map<string, string>();
  const lists = new Map<RepoKind, readonly Repo[]>();
  const key = (kind: RepoKind, id: string): string => `${kind}s/${id.toLowerCase()}`;
  const add = (spec: RepoSpec): Repo => {
    const repo = makeRepo(spec);
    renamed.delete(key(repo.kind, repo.id));
    return put(repo);
  };
  const put = (repo: Repo): Repo => {
    lists.delete(repo.kind);
    repos.set(key(repo.kind, repo.id), repo);
    return repo;
  };
  for (const spec of specs) add(spec);
  return {
    add,
    remove(kind, id) {
      lists.delete(kind);
      repos.delete(key(kind, id));
    },
    change: (repo, facts) => put({ ...repo, ...facts }),
    move(repo, id) {
      repos.delete(key(repo.kind, repo.id));
      for (const [old, target] of renamed) {
        if (target === repo.id && old.startsWith(`${repo.kind}s/`)) renamed.set(old, id);
      }
      renamed.set(key(repo.kind, repo.id), id);
      renamed.delete(key(repo.kind, id));
      return put({ ...repo, id });
    },
    rename: (kind, from, to) => void renamed.set(key(kind, from), to),
    find(kind, id) {
      const repo = repos.get(key(kind, id));
      return repo !== undefined && repo.id === id ? repo : null;
    },
    canonical(kind, id) {
      const target = renamed.get(key(kind, id)) ?? repos.get(key(kind, id))?.id;
      return target === undefined || target === id ? null : target;
    },
    list(kind) {
      const known = lists.get(kind) ?? [...repos.values()].filter((repo) => repo.kind === kind);
      lists.set(kind, known);
      return known;
    },
  };
}
