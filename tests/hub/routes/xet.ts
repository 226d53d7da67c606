/**
 * The metadata of Xet-backed files (reference sections 4.3 and 9): hashes, links and read tokens. There is no chunk server
 * behind them; plain HTTP gives every byte, as it does on the Hub.
 */
import { randomBytes } from "node:crypto";
import { requireContentAccess } from "#tests/hub/auth/access.ts";
import type { FileNames } from "#tests/hub/catalogue/describe-file.ts";
import type { Commit, Repo } from "#tests/hub/catalogue/repo.ts";
import { xetHashOf } from "#tests/hub/content/xet-hash.ts";
import { findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply, type ReplyHeaders, refuse } from "#tests/hub/server/reply.ts";
import type { Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const fileInfoType = "application/vnd.xet-fileinfo+json";

export const xetRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/xet-read-token/:revision",
    handle(request, hub) {
      if (!hub.hasXet) refuse(404, "Sorry, we can't find the page you are looking for.");
      const repo = findRepo(request, hub);
      requireContentAccess(request.caller, repo, hub);
      findRevision(request, repo);
      const accessToken = randomBytes(24).toString("base64url");
      const exp = Math.floor(Date.now() / 1000) + 3600;
      const headers = {
        "X-Xet-Cas-Url": hub.urls.cdn,
        "X-Xet-Access-Token": accessToken,
        "X-Xet-Token-Expiration": exp,
      };
      return json({ casUrl: hub.urls.cdn, exp, accessToken }, headers);
    },
  },
];

type Stored = { readonly repo: Repo; readonly commit: Commit; readonly names: FileNames };

/** The headers that say that a file is Xet-backed; none where it is not, or where the stand-in has no Xet. */
export function xetHeaders({ repo, commit, names }: Stored, hub: StandIn): ReplyHeaders {
  if (!hub.hasXet || names.lfs === null) return {};
  const { hash, refreshUrl, reconstructionUrl } = xetLinks(repo, commit, names.lfs.sha256, hub);
  return {
    "X-Xet-Hash": hash,
    Link: `<${refreshUrl}>; rel="xet-auth", <${reconstructionUrl}>; rel="xet-reconstruction-info"`,
  };
}

/** The answer to who asks for the file info in place of the bytes. */
export function xetFileInfo({ repo, commit, names }: Stored, headers: ReplyHeaders, hub: StandIn): Reply {
  const { sizeBytes, blobName } = names;
  const links = xetLinks(repo, commit, blobName, hub);
  return json({ ...links, etag: `"${blobName}"`, size: sizeBytes }, { ...headers, "Content-Type": fileInfoType });
}

function xetLinks(repo: Repo, commit: Commit, sha256: string, { urls }: StandIn) {
  const hash = xetHashOf(sha256);
  return {
    hash,
    refreshUrl: `${urls.hub}/api/${repo.kind}s/${repo.id}/xet-read-token/${commit.id}`,
    reconstructionUrl: `${urls.cdn}/v1/reconstructions/${hash}`,
  };
}
