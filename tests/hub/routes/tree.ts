/** Trees and paths-info: files and folders of a commit with their hashes (reference sections 4.1 and 4.2). */
import * as z from "zod";
import { describeFile } from "#tests/hub/catalogue/describe-file.ts";
import type { Commit, Repo, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";
import { xetHashOf } from "#tests/hub/content/xet-hash.ts";
import { findRepo, findRevision, refuseEntry } from "#tests/hub/routes/find-repo.ts";
import { pageOf } from "#tests/hub/routes/next-page.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

type Entry = { readonly type: "directory"; readonly path: string } | { readonly type: "file"; readonly file: RepoFile };

export const treeRoutes: readonly Route[] = [
  { method: "GET", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/tree/:revision/*path", handle: tree },
  {
    method: "GET",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/treesize/:revision/*path",
    handle: treeSize,
  },
  {
    method: "POST",
    pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/paths-info/:revision",
    handle: pathsInfo,
  },
];

async function tree(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  const commit = findRevision(request, repo);
  const query = request.url.searchParams;
  const folder = (request.params["path"] ?? "").replace(/\/+$/, "");
  const entries = entriesOf(commit, folder, query.get("recursive") === "true");
  if (entries.length === 0 && folder !== "") refuseEntry(commit);
  const isExpanded = query.get("expand") === "true";
  const usual = isExpanded ? hub.variants.expandedTreePage : 1000;
  const page = pageOf(entries, request.url, { most: Math.min(hub.options.pageSizes?.tree ?? usual, usual), usual });
  return json(
    await Promise.all(page.items.map((entry) => entryJson(entry, { commit, scans: repo.scans, hub, isExpanded }))),
    page.headers,
  );
}

function treeSize(request: HubRequest, hub: StandIn): Reply {
  const commit = findRevision(request, findRepo(request, hub));
  const folder = (request.params["path"] ?? "").replace(/\/+$/, "");
  let size = 0;
  for (const [path, { content }] of commit.files) {
    if (folder === "" || path === folder || path.startsWith(`${folder}/`)) size += content.sizeBytes;
  }
  return json({ path: `/${folder}`, size });
}

async function pathsInfo(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  const commit = findRevision(request, repo);
  const { paths, isExpanded } = askedPaths(request, (await request.body()).toString("utf8"));
  const found = paths.flatMap((path): Entry[] => {
    const file = commit.files.get(path);
    if (file !== undefined) return [{ type: "file", file }];
    const isFolder = [...commit.files.keys()].some((known) => known.startsWith(`${path}/`));
    return isFolder ? [{ type: "directory", path }] : [];
  });
  return json(
    await Promise.all(found.map((entry) => entryJson(entry, { commit, scans: repo.scans, hub, isExpanded }))),
  );
}

/** What lies in `folder`, in the order of git: folders and files by name; recursive lists the folders as well. */
function entriesOf(commit: Commit, folder: string, isRecursive: boolean): Entry[] {
  const lead = folder === "" ? "" : `${folder}/`;
  const found = new Map<string, Entry>();
  for (const [path, file] of commit.files) {
    if (!path.startsWith(lead)) continue;
    const parts = path.slice(lead.length).split("/");
    const folders = isRecursive ? parts.length - 1 : Math.min(1, parts.length - 1);
    for (let depth = 1; depth <= folders; depth += 1) {
      const inner = lead + parts.slice(0, depth).join("/");
      found.set(inner, { type: "directory", path: inner });
    }
    if (isRecursive || parts.length === 1) found.set(path, { type: "file", file });
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

const scanned = {
  status: "safe",
  avScan: { status: "safe" },
  pickleImportScan: { status: "safe", pickleImports: [] },
};

type EntryTools = {
  readonly commit: Commit;
  readonly scans: Repo["scans"];
  readonly hub: StandIn;
  readonly isExpanded: boolean;
};

async function entryJson(entry: Entry, { commit, scans, hub, isExpanded }: EntryTools): Promise<unknown> {
  if (entry.type === "directory") {
    const { id, title, date } = commit;
    const expanded = isExpanded ? { lastCommit: { id, title, date } } : {};
    return {
      type: "directory",
      oid: seededHex(`${commit.id} ${entry.path}`, 40),
      size: 0,
      path: entry.path,
      ...expanded,
    };
  }
  const { path, sizeBytes, oid, lfs } = await describeFile(entry.file);
  return {
    type: "file",
    oid,
    size: sizeBytes,
    path,
    ...(lfs === null ? {} : { lfs: { oid: lfs.sha256, size: sizeBytes, pointerSize: lfs.pointerSize } }),
    ...(lfs === null || !hub.hasXet ? {} : { xetHash: xetHashOf(lfs.sha256) }),
    ...(isExpanded ? { lastCommit: entry.file.lastCommit, securityFileStatus: scans[path] ?? scanned } : {}),
  };
}

const pathsMax = 2000;
const pathsBody = z.object({
  paths: z.string().or(z.array(z.string()).max(pathsMax)),
  expand: z.boolean().optional(),
});

/** Accepts JSON and form bodies, as the JS and the Python client send them. */
function askedPaths(request: HubRequest, body: string): { paths: string[]; isExpanded: boolean } {
  if (String(request.headers["content-type"]).includes("json")) {
    const asked = pathsBody.safeParse(parseJson(body));
    if (!asked.success) refuse(400, `"paths" must be a path or a list of at most ${pathsMax} paths`);
    return { paths: [asked.data.paths].flat(), isExpanded: asked.data.expand === true };
  }
  const form = new URLSearchParams(body);
  if (form.getAll("paths").length > pathsMax) refuse(400, `At most ${pathsMax} paths`);
  return { paths: form.getAll("paths"), isExpanded: form.get("expand")?.toLowerCase() === "true" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, "Invalid JSON");
  }
}
