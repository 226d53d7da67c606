/** GET /api/models/{id} and /revision/{rev}: everything about a repo at a commit; public even for gated repos (reference section 3.4). */
import type { RepoKind } from "#shared/model/repo-id.ts";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import type { Commit, Repo } from "#tests/hub/catalogue/repo.ts";
import { findRepo, findRevision, kindOf } from "#tests/hub/routes/find-repo.ts";
import { expandsOf, pick, repoFields } from "#tests/hub/routes/repo-fields.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

const commonFields = [
  ...["author", "cardData", "createdAt", "disabled", "lastModified", "likes", "private", "sha", "siblings", "tags"],
  ...["resourceGroup", "usedStorage"],
];
const infoFields: Readonly<Record<RepoKind, readonly string[]>> = {
  model: [
    ...commonFields,
    ...["baseModels", "childrenModelCount", "config", "downloads", "gated", "gguf", "inference", "library_name"],
    ...["mask_token", "model-index", "pipeline_tag", "safetensors", "spaces", "transformersInfo", "widgetData"],
  ],
  dataset: [...commonFields, "citation", "description", "downloads", "gated", "mainSize", "paperswithcode_id"],
  space: [...commonFields, "datasets", "host", "models", "runtime", "sdk", "subdomain"],
};

export const repoInfoRoutes: readonly Route[] = [
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name", handle: info },
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/revision/:revision", handle: info },
  {
    method: "GET",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/scan",
    handle(request, hub) {
      return json(scanOf(findRepo(request, hub)));
    },
  },
];

/** What the scanners hold against single files, as it is told of the whole repo. */
function scanOf({ scans }: Repo): unknown {
  const found = Object.entries(scans).filter(([, { status }]) => /^(?:caution|suspicious|unsafe)$/.test(status));
  return { scansDone: true, filesWithIssues: found.map(([path, { status }]) => ({ path, level: status })) };
}

async function info(request: HubRequest, hub: StandIn): Promise<Reply> {
  const kind = kindOf(request.params["kind"]);
  const expands = expandsOf(kind, request.url);
  const repo = findRepo(request, hub);
  const commit = findRevision(request, repo);
  const query = request.url.searchParams;
  const siblings = query.get("blobs") === "true" ? await siblingsWithBlobs(commit) : null;
  const { catalogue, hasXet } = hub;
  const fields = {
    ...repoFields(repo, { catalogue, commit: () => commit, where: "info", hasXet }),
    ...(siblings === null ? {} : { siblings: () => siblings }),
    ...(query.get("securityStatus") === "true" ? { securityRepoStatus: () => scanOf(repo) } : {}),
  };
  const item = pick(repo, fields, expands ?? [...infoFields[kind], "securityRepoStatus"]);
  return json(kind === "model" && expands === null ? Object.assign({}, item, { modelId: repo.id }) : item);
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
