/** Which repo an entry of a card's metadata names. */
import { isRepoId, type RepoKind, type RepoRef } from "#shared/model/repo-id.ts";

const kinds: ReadonlyMap<string, RepoKind> = new Map([
  ["base_model", "model"],
  ["base_models", "model"],
  ["new_version", "model"],
  ["models", "model"],
  ["datasets", "dataset"],
  ["dataset", "dataset"],
  ["source_datasets", "dataset"],
  ["spaces", "space"],
]);

/** Null where the key names no repos, or the text is no full id. */
export function repoOfFrontMatter(key: string, text: string): RepoRef | null {
  const kind = kinds.get(key);
  const id = text.trim();
  return kind !== undefined && isRepoId(id) ? { kind, id } : null;
}
