/** Writes the list of known hashes, so that showing a repo of many gigabytes does not mean reading it first. */
import { writeFileSync } from "node:fs";
import { headOf } from "#tests/hub/catalogue/find-commit.ts";
import { makeRepo } from "#tests/hub/catalogue/make-repo.ts";
import type { Repo, RepoFile } from "#tests/hub/catalogue/repo.ts";
import { sampleRepos } from "#tests/hub/catalogue/sample-repos.ts";
import { scaleRepos } from "#tests/hub/catalogue/scale/scale-repos.ts";
import { isKnown, knownKey, sha256Of } from "#tests/hub/content/hashes.ts";

const listFile = "tests/hub/content/known-sha256.json";

/** From this size on a file's hash is looked up. */
const largeFromBytes = 1_000_000;

type LargeFile = { readonly repoId: string; readonly file: RepoFile; readonly key: string };

/** The LFS files of the sample catalogue whose hashes are looked up, the repo with the fewest bytes first. */
export function largeFiles(): LargeFile[] {
  const byRepo = [...sampleRepos, ...scaleRepos].map((spec) => largeFilesOf(makeRepo(spec)));
  const bytes = (files: readonly LargeFile[]): number =>
    files.reduce((sum, { file }) => sum + file.content.sizeBytes, 0);
  return byRepo.toSorted((one, other) => bytes(one) - bytes(other)).flat();
}

function largeFilesOf(repo: Repo): LargeFile[] {
  return [...headOf(repo).files.values()].flatMap((file) => {
    const key = file.isLfs && file.content.sizeBytes >= largeFromBytes ? knownKey(file.content) : null;
    return key === null ? [] : [{ repoId: repo.id, file, key }];
  });
}

/** Computes what the list lacks and writes the list after each file. To be run at the top of the checkout. */
export async function hashLargeFiles(onFile: (path: string) => void): Promise<void> {
  const files = largeFiles();
  const list: Record<string, string> = {};
  for (const { key, file } of files) {
    if (isKnown(file.content)) list[key] = await sha256Of(file.content);
  }
  for (const { repoId, file, key } of files) {
    list[key] ??= await sha256Of(file.content);
    onFile(`${repoId} ${file.path}`);
    writeFileSync(listFile, `${JSON.stringify(list, null, 2)}\n`);
  }
}
