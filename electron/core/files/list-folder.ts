/** The entries of a repo's folder, page by page. Paths are shown as they are; only downloads decides what may touch the disk. */
import * as z from "zod";
import type { FilesCapability } from "#core/core.ts";
import { refuseSteps } from "#core/files/refuse-steps.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { nextCursor } from "#core/hub/next-cursor.ts";
import { readJson } from "#core/hub/read-json.ts";
import { listOf } from "#core/hub/tolerant.ts";
import type { FileEntry, filesPage } from "#shared/contract/files.ts";
import { encodePath, repoApiPath } from "#shared/model/repo-id.ts";

const path = z.string().min(1).max(1024);
const sizeBytes = z.int().nonnegative();

/** Files and folders; submodules and entries that lie about their shape are left out. */
const entry = z.discriminatedUnion("type", [
  z
    .object({ type: z.literal("directory"), path })
    .transform((folder): FileEntry => ({ type: "folder", path: folder.path })),
  z
    .object({
      type: z.literal("file"),
      path,
      size: sizeBytes,
      oid: z.string().regex(/^[0-9a-f]{40}$/),
      lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: sizeBytes }).nullish(),
    })
    .transform(({ path, size, oid, lfs }): FileEntry => {
      // The size and hash of an LFS file are its own, not those of the pointer that git holds.
      const stored = lfs
        ? { sizeBytes: lfs.size, isLfs: true, blobId: lfs.oid }
        : { sizeBytes: size, isLfs: false, blobId: oid };
      return { type: "file", path, ...stored };
    }),
]);
const page = z.array(z.unknown()).pipe(listOf(entry, 1000));

/** One page of entries, folders first. Throws ProblemError as hubFetch does. */
export async function listFolder(
  hub: HubAccess,
  { repo, revision, path, isRecursive, cursor }: Parameters<FilesCapability["list"]>[0],
  signal: AbortSignal,
): Promise<z.infer<typeof filesPage>> {
  if (path !== undefined) refuseSteps(path);
  const folder = path === undefined ? "" : `/${encodePath(path)}`;
  const query = new URLSearchParams({
    ...(isRecursive ? { recursive: "true" } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const url = `${hub.endpoint().hub}${repoApiPath(repo)}/tree/${encodeURIComponent(revision)}${folder}`;
  const response = await hub.fetchOk(query.size === 0 ? url : `${url}?${query}`, { signal });
  const listed = await readJson(response, page);
  // The folders on the way add nothing to a listing of everything: the paths have them.
  const entries = isRecursive ? listed.filter(({ type }) => type === "file") : listed;
  const rank = (one: FileEntry) => (one.type === "folder" ? 0 : 1);
  return { entries: entries.sort((a, b) => rank(a) - rank(b)), nextCursor: nextCursor(response) };
}
