/**
 * File content: resolve sends a git file to resolve-cache by a relative 307 and an LFS file to the CDN by an absolute 302;
 * raw answers what git holds (reference section 4.3).
 */
import { encodePath, repoWebPath } from "#shared/model/repo-id.ts";
import { requireContentAccess } from "#tests/hub/auth/access.ts";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import type { Commit, Repo, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { pointerOf } from "#tests/hub/content/hashes.ts";
import { seededHex } from "#tests/hub/content/random.ts";
import { findFile, findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import type { Reply } from "#tests/hub/server/reply.ts";
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
  { method: "GET", pattern: "/:kind(datasets|spaces)/:owner/:name/resolve/:revision/*path", handle: resolve },
  { method: "GET", pattern: "/:owner/:name/resolve/:revision/*path", handle: resolve },
  { method: "GET", pattern: "/:kind(datasets|spaces)/:owner/:name/raw/:revision/*path", handle: raw },
  { method: "GET", pattern: "/:owner/:name/raw/:revision/*path", handle: raw },
];

async function resolve(request: HubRequest, hub: StandIn): Promise<Reply> {
  const { repo, commit, file } = find(request, hub);
  const { blobName, sizeBytes, lfs } = await describeFile(file);
  const common = {
    "X-Repo-Commit": commit.id,
    "X-Linked-ETag": `"${blobName}"`,
    "X-Linked-Size": sizeBytes,
    "Accept-Ranges": "bytes",
    "Content-Type": "text/plain; charset=utf-8",
  };
  if (lfs === null) {
    const asked = encodeURIComponent(`${repoWebPath(repo)}/resolve/${request.params["revision"]}/${file.path}`);
    const cache = `/api/resolve-cache/${repo.kind}s/${repo.id}/${commit.id}/${encodePath(file.path)}`;
    const location = `${cache}?${asked}=&etag=${encodeURIComponent(`"${blobName}"`)}`;
    const headers = {
      ...common,
      ETag: `"${blobName}"`,
      "Content-Disposition": disposition(file.path),
      Location: location,
    };
    return { status: 307, headers, body: `Temporary Redirect. Redirecting to ${location}` };
  }
  // The CDN's ETag is not the sha256 on the real Hub either: it is the Xet hash.
  const link = hub.links.sign({ file, cdnEtag: seededHex(`xet ${blobName}`, 64) }, repo.objectId);
  const headers = { ...common, "Cache-Control": "no-store", Vary: "Origin, Accept", Location: link };
  return { status: 302, headers, body: `Found. Redirecting to ${link}` };
}

async function cached(request: HubRequest, hub: StandIn): Promise<Reply> {
  const { commit, file } = find(request, hub);
  const { blobName } = await describeFile(file);
  return sendFile(request, {
    content: file.content,
    etag: blobName,
    contentType: gitContentType(file),
    headers: { "X-Repo-Commit": commit.id, "Content-Disposition": disposition(file.path) },
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

function disposition(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return `inline; filename*=UTF-8''${encodeURIComponent(name)}; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, "?")}";`;
}
