/** Writes the list of known hashes, so that showing a repo of many gigabytes does not mean reading it first. */
import { writeFileSync } from "node:fs";
import { findCommit } from "#tests/hub/catalogue/find-commit.ts";
import { makeRepo } from "#tests/hub/catalogue/make-repo.ts";
import type { RepoFile } from "#tests/hub/catalogue/repo.ts";
import { sampleRepos } from "#tests/hub/catalogue/sample-repos.ts";
import { knownKey, sha256Of } from "#tests/hub/content/hashes.ts";

const listFile = "tests/hub/content/known-sha256.json";

/** From this size on a file's hash is looked up. */
const largeFromBytes = 1_000_000;

/** The LFS files of the sample catalogue whose hashes are looked up, smallest first. */
export function largeFiles(): { readonly repoId: string; readonly file: RepoFile; readonly key: string }[] {
  return sampleRepos
    .flatMap((spec) =>
      [...(findCommit(makeRepo(spec), "main")?.files.values() ?? [])].map((file) => ({ repoId: spec.id, file })),
    )
    .flatMap(({ repoId, file }) => {
      const key = file.isLfs && file.content.sizeBytes >= largeFromBytes ? knownKey(file.content) : null;
      return key === null ? [] : [{ repoId, file, key }];
    })
    .toSorted((one, other) => one.file.content.sizeBytes - other.file.content.sizeBytes);
}

/** Computes what the list lacks and writes the list after each file. To be run at the top of the checkout. */
export async function hashLargeFiles(onFile: (path: string) => void): Promise<void> {
  const list: Record<string, string> = {};
  for (const { repoId, file, key } of largeFiles()) {
    list[key] = await sha256Of(file.content);
    onFile(`${repoId} ${file.path}`);
    writeFileSync(listFile, `${JSON.stringify(list, null, 2)}\n`);
  }
}
