/** Preupload: for each file whether it goes into git or into LFS storage, and what is there already (reference section 7.2). */
import { z } from "zod";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import { isLfsByDefault } from "#tests/hub/catalogue/make-history.ts";
import type { Commit } from "#tests/hub/catalogue/repo.ts";
import { findRepo, findRevision } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";
import { asksForPullRequest } from "#tests/hub/writing/find-target.ts";
import { isIgnored, isLfsByAttributes } from "#tests/hub/writing/git-patterns.ts";
import { jsonBody } from "#tests/hub/writing/json-body.ts";
import { requireCommit } from "#tests/hub/writing/require-write.ts";

const preuploadSchema = z.object({
  files: z.array(z.object({ path: z.string(), size: z.number().int().nonnegative(), sample: z.string() })).max(1000),
  gitAttributes: z.string().optional(),
  gitIgnore: z.string().optional(),
});

export const preuploadRoutes: readonly Route[] = [
  {
    method: "POST",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/preupload/:revision",
    handle: preupload,
  },
];

async function preupload(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireCommit(request.caller, repo, asksForPullRequest(request));
  const commit = findRevision(request, repo);
  const asked = await jsonBody(request, preuploadSchema);
  const attributes = asked.gitAttributes ?? textOf(commit, ".gitattributes");
  const ignore = asked.gitIgnore ?? textOf(commit, ".gitignore");
  const files = await Promise.all(
    asked.files.map(async ({ path, size }) => {
      const known = commit.files.get(path);
      // A size alone can put a file in LFS storage; a name only through .gitattributes.
      const isLfs = isLfsByAttributes(attributes, path) || isLfsByDefault("", size);
      return {
        path,
        uploadMode: isLfs && size > 0 ? "lfs" : "regular",
        shouldIgnore: isIgnored(ignore, path),
        ...(known === undefined ? {} : { oid: (await describeFile(known)).blobName }),
      };
    }),
  );
  return json({ files, commitOid: commit.id });
}

function textOf(commit: Commit, path: string): string {
  const content = commit.files.get(path)?.content;
  return content === undefined ? "" : Buffer.from(content.read(0, content.sizeBytes)).toString("utf8");
}
