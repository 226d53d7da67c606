/**
 * File content: resolve sends a git file to resolve-cache by a relative 307 and an LFS file to the CDN by an absolute 302;
 * raw answers what git holds (reference section 4.3).
 */
import { encodePath, repoWebPath } from "#shared/model/repo-id.ts";
import { requireContentAccess } from "#tests/hub/auth/access.ts";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import type { Commit, Repo, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { pointerOf } from "#tests/hub/content/hashes.ts";
import { xetHashOf } from "#tests/hub/content/xet-hash.ts";
import { findFile, findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import { fileInfoType, xetFileInfo, xetHeaders } from "#tests/hub/routes/xet.ts";
import { Refusal, type Reply, text } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import { sendFile } from "#tests/hub/server/send-file.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

type Found = { readonly repo: Repo; readonly commit: Commit; readonly file: RepoFile };

export const resolveRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/resolve-cache/:kind(models|datasets|spaces)/:owner/:name/:revision/*path",
    handle: cached,
  },
  { method: "GET", pattern: "/:kind(datasets|spaces)/:owner/:name/resolve/:revision/*path", handle: asText(resolve) },
  { method: "GET", pattern: "/:owner/:name/resolve/:revision/*path", handle: asText(resolve) },
  { method: "GET", pattern: "/:kind(datasets|spaces)/:owner/:name/raw/:revision/*path", handle: asText(raw) },
  { method: "GET", pattern: "/:owner/:name/raw/:revision/*path", handle: asText(raw) },
];

/** Outside /api the Hub words its refusals as plain text, with the same headers (reference section 4.4). */
function asText(handle: Route["handle"]): Route["handle"] {
  return async (request, hub) => {
    try {
      return await handle(request, hub);
    } catch (error) {
      const message = error instanceof Refusal ? error.reply.headers["X-Error-Message"] : undefined;
      if (!(error instanceof Refusal) || message === undefined) throw error;
      const { status, headers } = error.reply;
      return text(String(message), { ...headers, "Content-Type": "text/plain; charset=utf-8" }, status);
    }
  };
}

async function resolve(request: HubRequest, hub: StandIn): Promise<Reply> {
  const { repo, commit, file } = find(request, hub);
  const names = await describeFile(file);
  const { blobName, sizeBytes, lfs } = names;
  const common = {
    "X-Repo-Commit": commit.id,
    "X-Linked-ETag": `"${blobName}"`,
    "Accept-Ranges": "bytes",
    "Content-Type": "text/plain; charset=utf-8",
  };
  const linkedSize = { "X-Linked-Size": sizeBytes };
  if (lfs === null && hub.variants.gitFile === "direct") return gitFile(request, { commit, file, blobName });
  if (lfs === null) {
    const asked = encodeURIComponent(`${repoWebPath(repo)}/resolve/${request.params["revision"]}/${file.path}`);
    const cache = `/api/resolve-cache/${repo.kind}s/${repo.id}/${commit.id}/${encodePath(file.path)}`;
    const rest = request.url.search.replace("?", "&");
    const location = `${cache}?${asked}=&etag=${encodeURIComponent(`"${blobName}"`)}${rest}`;
    const headers = {
      ...common,
      ...(hub.variants.linkedSizeOnGitFile ? linkedSize : {}),
      ETag: `"${blobName}"`,
      ...dispositionOf(request, file.path),
      Location: location,
    };
    return { status: 307, headers, body: `Temporary Redirect. Redirecting to ${location}` };
  }
  // The CDN's ETag is not the sha256 on the real Hub either: it is the Xet hash.
  const stored = { repo, commit, names };
  const found = {
    ...{ ...common, ...linkedSize, ...xetHeaders(stored, hub) },
    ...{ "Cache-Control": "no-store", Vary: "Origin, Accept" },
  };
  if (hub.hasXet && request.headers.accept?.includes(fileInfoType)) return xetFileInfo(stored, found, hub);
  const target = { file, cdnEtag: xetHashOf(blobName) };
  const link = hub.links.sign(target, repo.objectId, dispositionOf(request, file.path)["Content-Disposition"]);
  return { status: 302, headers: { ...found, Location: link }, body: `Found. Redirecting to ${link}` };
}

async function cached(request: HubRequest, hub: StandIn): Promise<Reply> {
  const { commit, file } = find(request, hub);
  const { blobName } = await describeFile(file);
  return gitFile(request, { commit, file, blobName });
}

type GitFile = Pick<Found, "commit" | "file"> & { readonly blobName: string };

function gitFile(request: HubRequest, { commit, file, blobName }: GitFile): Reply {
  return sendFile(request, {
    content: file.content,
    etag: blobName,
    contentType: gitContentType(file),
    headers: { "X-Repo-Commit": commit.id, ...dispositionOf(request, file.path) },
    isCompressible: file.content.sizeBytes < 1_048_576 && isText(file),
  });
}

async function raw(request: HubRequest, hub: StandIn): Promise<Reply> {
  const { commit, file } = find(request, hub);
  const { oid, lfs, sizeBytes } = await describeFile(file);
  return sendFile(request, {
    content: lfs === null ? file.content : pointerOf(lfs.sha256, sizeBytes),
    etag: oid,
    contentType: lfs === null ? gitContentType(file) : "text/plain; charset=utf-8",
    headers: { "X-Repo-Commit": commit.id },
  });
}

function find(request: HubRequest, hub: StandIn): Found {
  const repo = findRepo(request, hub);
  requireContentAccess(request.caller, repo, hub);
  const commit = findRevision(request, repo);
  return { repo, commit, file: findFile(request, commit) };
}

function gitContentType(file: RepoFile): string {
  return isText(file) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

function isText(file: RepoFile): boolean {
  return !file.isLfs && !file.content.read(0, Math.min(8000, file.content.sizeBytes)).includes(0);
}

/** `download=true` asks for a file to save, `noContentDisposition=1` for nothing said about it. */
function dispositionOf({ url }: HubRequest, path: string): { "Content-Disposition"?: string } {
  if (url.searchParams.get("noContentDisposition") === "1") return {};
  const name = path.slice(path.lastIndexOf("/") + 1);
  const kind = url.searchParams.get("download") === "true" ? "attachment" : "inline";
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "?");
  const value = `${kind}; filename*=UTF-8''${encodeURIComponent(name)}; filename="${plain}";`;
  return { "Content-Disposition": value };
}
