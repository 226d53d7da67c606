/** Where a picture of a card may come from: the repo, the Hub, and for the official Hub its own storage hosts. Nothing else. */
import { isOfficial } from "#core/settings/endpoint.ts";
import { type RepoRef, repoWebPath } from "#shared/model/repo-id.ts";

export type PictureSource = {
  readonly url: URL;
  /** True for a file of a repo on the Hub itself: only there the token goes along, for private repos. */
  readonly isRepoFile: boolean;
};

const filePath = /^\/(?:(?:datasets|spaces)\/)?[^/]+\/[^/]+\/(resolve|raw|blob)\//;

/** The address behind what a card says; null for a third host, another scheme, or a path that leaves the repo. */
export function pictureSource(
  source: string,
  at: { readonly hub: string; readonly repo: RepoRef; readonly revision: string },
): PictureSource | null {
  const { hub } = at;
  const url = addressOf(source, at);
  if (url === null || url.username !== "" || url.password !== "" || !isAllowedHost(url, hub)) return null;
  url.hash = "";
  if (!url.href.startsWith(`${hub}/`)) return { url, isRepoFile: false };
  const path = url.href.slice(hub.length);
  const place = filePath.exec(path)?.[1];
  // People copy the address of the page that shows the file.
  if (place === "blob") url.href = hub + path.replace("/blob/", "/resolve/");
  return { url, isRepoFile: place !== undefined };
}

/** Whether a picture may be fetched from this host: also asked at each redirect. */
export function isAllowedHost(url: URL, hub: string): boolean {
  if (url.origin === new URL(hub).origin) return true;
  if (!isOfficial(hub) || url.protocol !== "https:" || url.port !== "") return false;
  return /(?:^|\.)(?:hf\.co|huggingface\.co)$/.test(url.hostname);
}

function addressOf(source: string, { hub, repo, revision }: Parameters<typeof pictureSource>[1]): URL | null {
  const root = `${hub}${repoWebPath(repo)}/resolve/${encodeURIComponent(revision)}/`;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) return URL.parse(source, root);
  // A path from the root is the Hub's where it names a file of a repo, and the repo's otherwise.
  if (filePath.test(source)) return URL.parse(hub + source);
  const url = URL.parse(root + source.replace(/^\/+/, ""));
  // The attack: `../` climbs out of the repo to an address of the Hub that does something.
  return url?.href.startsWith(root) ? url : null;
}
