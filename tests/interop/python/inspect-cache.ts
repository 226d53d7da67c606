/** What Python's huggingface_hub says of a cache folder: its scan, its offline readers, and `hf cache verify`. */
import { z } from "zod";
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { PythonHome } from "#tests/interop/python/python-home.ts";

export type AskedRepo = {
  readonly id: string;
  readonly kind?: RepoKind;
  /** Default main. */
  readonly revision?: string;
  /** Files to look up on their own. */
  readonly paths?: readonly string[];
};

const inspectionSchema = z.object({
  /** The scan's warnings: each means a repo that Python takes for corrupted. */
  warnings: z.array(z.string()),
  /** Unfinished downloads that the scan takes for Python's own. */
  incomplete: z.array(z.string()),
  repos: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      sizeBytes: z.number(),
      revisions: z.array(z.object({ commit: z.string(), refs: z.array(z.string()), files: z.array(z.string()) })),
    }),
  ),
  asked: z.array(
    z.object({
      /** snapshot_download(local_files_only=True): the folder, or what it raised. */
      snapshot: z.string(),
      /** hf_hub_download with HF_HUB_OFFLINE, by path: where the file is, or what it raised. */
      files: z.record(z.string(), z.string()),
    }),
  ),
  /** What Python's warnings and log said while it looked. */
  said: z.array(z.string()),
});

export type Inspection = z.infer<typeof inspectionSchema>;

/** Has Python look at a Hub cache without any request. */
export async function inspectCache(
  home: PythonHome,
  cacheFolder: string,
  asked: readonly AskedRepo[] = [],
): Promise<Inspection> {
  const list = asked.map(({ id, kind = "model", revision = "main", paths = [] }) => ({ id, kind, revision, paths }));
  const env = { HF_HUB_OFFLINE: "1" };
  return inspectionSchema.parse(await home.script("inspect-cache.py", [cacheFolder, JSON.stringify(list)], env));
}

export type Verified = { readonly isGood: boolean; readonly text: string };

/** Runs `hf cache verify`, which compares every file with the hashes that the Hub names; missing files fail it. */
export async function verifyCache(
  home: PythonHome,
  cacheFolder: string,
  { id, kind = "model", revision }: AskedRepo,
  token?: string,
): Promise<Verified> {
  const { code, stdout, stderr } = await home.hf(
    [
      ...["cache", "verify", id, "--repo-type", kind, "--cache-dir", cacheFolder, "--fail-on-missing-files"],
      ...["--fail-on-extra-files", ...(revision === undefined ? [] : ["--revision", revision])],
    ],
    token === undefined ? {} : { HF_TOKEN: token },
  );
  return { isGood: code === 0, text: stdout + stderr };
}
