/** GET /api/models/{id} and /revision/{rev}: everything about a repo at a commit; public even for gated repos (reference section 3.4). */
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import type { Commit } from "#tests/hub/catalogue/repo.ts";
import { findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import { expandsOf, modelFields, pick } from "#tests/hub/routes/model-json.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

const infoFields = [
  ...["author", "cardData", "config", "createdAt", "disabled", "downloads", "gated", "gguf", "inference"],
  ...["lastModified", "library_name", "likes", "pipeline_tag", "private", "safetensors", "sha", "siblings", "spaces"],
  ...["tags", "transformersInfo", "usedStorage"],
];

export const repoInfoRoutes: readonly Route[] = [
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name", handle: info },
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/revision/:revision", handle: info },
];

const noIssues = { scansDone: true, filesWithIssues: [] };

async function info(request: HubRequest, hub: StandIn): Promise<Reply> {
  const expands = expandsOf(request.url);
  const repo = findRepo(request, hub);
  const commit = findRevision(request, repo);
  const query = request.url.searchParams;
  const siblings = query.get("blobs") === "true" ? await siblingsWithBlobs(commit) : null;
  const fields = {
    ...modelFields(repo, () => commit, "info"),
    ...(siblings === null ? {} : { siblings: () => siblings }),
    ...(query.get("securityStatus") === "true" ? { securityRepoStatus: () => noIssues } : {}),
  };
  const item = pick(repo, fields, expands ?? [...infoFields, "securityRepoStatus"]);
  return json(expands === null ? Object.assign({}, item, { modelId: repo.id }) : item);
}

/** Siblings name the sha256 `sha256`, where the tree calls it `oid`. */
function siblingsWithBlobs(commit: Commit): Promise<unknown[]> {
  return Promise.all(
    [...commit.files.values()].map(async (file) => {
      const { path, sizeBytes, oid, lfs } = await describeFile(file);
      const { sha256, pointerSize } = lfs ?? {};
      const stored = lfs === null ? {} : { lfs: { sha256, size: sizeBytes, pointerSize } };
      return { rfilename: path, size: sizeBytes, blobId: oid, ...stored };
    }),
  );
}
