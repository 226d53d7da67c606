/** Which repos have something in the Hub cache, by the names of its folders. Reads folders only, follows no link, never fails. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { BrowseCapability } from "#core/core.ts";
import { isRepoId, type RepoKind } from "#shared/model/repo-id.ts";

const reposMax = 5000;
const lookedAtOnce = 16;

/** The repos with a snapshot that is not empty. */
export async function reposOnDisk(cacheFolder: string): ReturnType<BrowseCapability["onDisk"]> {
  const found: Record<RepoKind, string[]> = { model: [], dataset: [], space: [] };
  const names = await foldersIn(cacheFolder);
  for (let start = 0; start < names.length; start += lookedAtOnce) {
    await Promise.all(
      names.slice(start, start + lookedAtOnce).map(async (name) => {
        const repo = repoOfFolder(name);
        if (repo === null || found[repo.kind].length >= reposMax) return;
        if (await hasSnapshot(join(cacheFolder, name, "snapshots"))) found[repo.kind].push(repo.id);
      }),
    );
  }
  return found;
}

function repoOfFolder(name: string): { readonly kind: RepoKind; readonly id: string } | null {
  const [, kind, owner, rest] = /^(model|dataset|space)s--(.+?)--(.+)$/.exec(name) ?? [];
  const id = `${owner}/${rest}`;
  return kind === undefined || !isRepoId(id) ? null : { kind: kind as RepoKind, id };
}

async function hasSnapshot(folder: string): Promise<boolean> {
  for (const commit of await foldersIn(folder)) {
    if ((await readdir(join(folder, commit)).catch(() => [])).length > 0) return true;
  }
  return false;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
