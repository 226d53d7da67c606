/** Which repo a URL of the Hub is about, so that a problem can name it and link its page. */
import { isRepoId, type RepoKind, type RepoRef } from "#shared/model/repo-id.ts";

const kinds: Readonly<Record<string, RepoKind>> = { models: "model", datasets: "dataset", spaces: "space" };
const apiPath = /^\/api\/(?:resolve-cache\/)?(models|datasets|spaces)\/([^/]+\/[^/]+)(?:\/|$)/;
const webPath = /^\/(?:(datasets|spaces)\/)?([^/]+\/[^/]+)\/(?:resolve|raw|blob|tree)\//;

/** The repo in a URL below the Hub's base, or null. */
export function repoOfUrl(url: URL, hub: string): RepoRef | null {
  if (!url.href.startsWith(`${hub}/`)) return null;
  const path = url.href.slice(hub.length).replace(/[?#].*$/s, "");
  const match = apiPath.exec(path) ?? webPath.exec(path);
  const id = match?.[2];
  if (match === null || id === undefined || !isRepoId(id)) return null;
  return { kind: kinds[match[1] ?? "models"] ?? "model", id };
}
