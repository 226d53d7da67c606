/** Reads how a model is built: its tree, and then its config.json or the head of its smallest GGUF file; never a whole file of weights. */
import * as z from "zod";
import { architectureOfConfig } from "#core/about/config-architecture.ts";
import { architectureOfGguf } from "#core/about/gguf-architecture.ts";
import { weightsVariants } from "#core/about/weights-variants.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { isEntryMissing } from "#core/hub/is-entry-missing.ts";
import { nextCursor } from "#core/hub/next-cursor.ts";
import { readBody } from "#core/hub/read-body.ts";
import { readJson } from "#core/hub/read-json.ts";
import { listOf } from "#core/hub/tolerant.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { ModelBuild } from "#shared/contract/about.ts";
import type { ProblemCode } from "#shared/model/problem.ts";
import { encodePath, type RepoRef, repoApiPath, repoWebPath } from "#shared/model/repo-id.ts";

type At = { readonly repo: RepoRef; readonly revision: string };

/** A thousand files each; weights lie near the top of a tree. */
const pagesMax = 4;
const configBytesMax = 2_000_000;
/** The pairs before a vocabulary take a few kilobytes. */
const headBytes = 131_072;

const treeFile = z
  .object({
    type: z.literal("file"),
    path: z.string().min(1).max(1024),
    size: z.int().nonnegative(),
    lfs: z.object({ size: z.int().nonnegative() }).nullish().catch(null),
  })
  .transform(({ path, size, lfs }) => ({ path, sizeBytes: lfs?.size ?? size }));
type TreeFile = z.infer<typeof treeFile>;
const treePage = z.array(z.unknown()).pipe(listOf(treeFile, 1000));

const refusals: ReadonlySet<ProblemCode> = new Set(["GATED", "PERMISSION", "NOT_SIGNED_IN", "TOKEN_REJECTED"]);

/** Throws ProblemError as hubFetch does where the tree cannot be read; a file of it that is closed is as if it were not there. */
export async function readModelBuild(hub: HubAccess, at: At, signal: AbortSignal): Promise<ModelBuild> {
  const { files, isCut } = await listTree(hub, at, signal);
  const variants = weightsVariants(files);
  const fromConfig = files.some(({ path }) => path === "config.json") ? await ofConfig(hub, at, signal) : null;
  if (fromConfig !== null) return { architecture: fromConfig, source: "config.json", variants, isCut };
  const gguf = variants.find(({ format }) => format === "gguf");
  const fromGguf = gguf === undefined ? null : await ofGguf(hub, at, gguf.firstPath, signal);
  return { architecture: fromGguf, source: fromGguf === null ? null : "gguf", variants, isCut };
}

async function listTree(hub: HubAccess, { repo, revision }: At, signal: AbortSignal) {
  const files: TreeFile[] = [];
  const url = `${hub.endpoint().hub}${repoApiPath(repo)}/tree/${encodeURIComponent(revision)}`;
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const query: URLSearchParams = new URLSearchParams({ recursive: "true", ...(cursor === null ? {} : { cursor }) });
    const response: Response = await hub.fetchOk(`${url}?${query}`, { signal });
    files.push(...(await readJson(response, treePage)));
    cursor = nextCursor(response);
    if (cursor === null) break;
  }
  return { files, isCut: cursor !== null };
}

async function ofConfig(hub: HubAccess, at: At, signal: AbortSignal) {
  const head = await readStart(hub, at, { path: "config.json", bytesMax: configBytesMax, signal });
  if (head === null || head.isCut) return null;
  try {
    return architectureOfConfig(JSON.parse(new TextDecoder().decode(head.bytes)));
  } catch (error) {
    // Not JSON: the repo's own mistake, and no reason to show nothing else of it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function ofGguf(hub: HubAccess, at: At, path: string, signal: AbortSignal) {
  const head = await readStart(hub, at, { path, bytesMax: headBytes, signal });
  return head === null ? null : architectureOfGguf(head.bytes);
}

/** The first bytes of a file; null where it is not there or may not be read. */
async function readStart(
  hub: HubAccess,
  { repo, revision }: At,
  { path, bytesMax, signal }: { readonly path: string; readonly bytesMax: number; readonly signal: AbortSignal },
) {
  const url = `${hub.endpoint().hub}${repoWebPath(repo)}/resolve/${encodeURIComponent(revision)}/${encodePath(path)}`;
  try {
    // Where a server sends more than was asked for, the rest is not read.
    const headers = { range: `bytes=0-${bytesMax - 1}` };
    return await readBody(await hub.fetchOk(url, { signal, ...(path.endsWith(".json") ? {} : { headers }) }), bytesMax);
  } catch (error) {
    const isClosed = error instanceof ProblemError && refusals.has(error.problem.code);
    if (isClosed || isEntryMissing(error)) return null;
    throw error;
  }
}
