/** The address of a picture as a card names it, and whose it is: a file of a repo, the Hub's, another host's, or nobody's. */
import { hasHost, pictureHost } from "#shared/model/picture-host.ts";
import { type RepoRef, repoWebPath } from "#shared/model/repo-id.ts";

export type PictureSource =
  /** On the Hub itself: only there the token goes along, for private repos. */
  | { readonly type: "repo-file"; readonly url: URL }
  | { readonly type: "hub"; readonly url: URL }
  | { readonly type: "elsewhere"; readonly url: URL }
  /** Another scheme, or a path that leaves the repo. */
  | { readonly type: "nowhere" };

const filePath = /^\/(?:(?:datasets|spaces)\/)?[^/]+\/[^/]+\/(resolve|raw|blob)\//;

export function pictureSource(
  source: string,
  at: { readonly hub: string; readonly repo: RepoRef; readonly revision: string },
): PictureSource {
  const { hub } = at;
  const host = pictureHost(source, hub, URL.parse);
  if (host.type === "elsewhere") return { type: "elsewhere", url: withoutHash(new URL(host.url)) };
  const url = host.type === "hub" ? addressOf(source, at) : null;
  if (url === null) return { type: "nowhere" };
  withoutHash(url);
  if (!url.href.startsWith(`${hub}/`)) return { type: "hub", url };
  const path = url.href.slice(hub.length);
  const place = filePath.exec(path)?.[1];
  // People copy the address of the page that shows the file.
  if (place === "blob") url.href = hub + path.replace("/blob/", "/resolve/");
  return { type: place === undefined ? "hub" : "repo-file", url };
}

function addressOf(source: string, { hub, repo, revision }: Parameters<typeof pictureSource>[1]): URL | null {
  const root = `${hub}${repoWebPath(repo)}/resolve/${encodeURIComponent(revision)}/`;
  if (hasHost(source)) return URL.parse(source, root);
  // A path from the root is the Hub's where it names a file of a repo, and the repo's otherwise.
  if (filePath.test(source)) return URL.parse(hub + source);
  const url = URL.parse(root + source.replace(/^\/+/, ""));
  // The attack: `../` climbs out of the repo to an address of the Hub that does something.
  return url?.href.startsWith(root) ? url : null;
}

function withoutHash(url: URL): URL {
  url.hash = "";
  return url;
}
