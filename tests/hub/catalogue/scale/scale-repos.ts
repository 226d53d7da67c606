/** Repos for tests of size and speed: many files, and large files whose bytes cost no disk and hardly any time. */
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import type { Content } from "#tests/hub/content/content.ts";
import { cyclicBytes } from "#tests/hub/content/cyclic-bytes.ts";

/** A repo of `count` files of `sizeBytes` each, a thousand to a folder; `.txt` files are git's, `.bin` files LFS. */
export function repoOfManyFiles(id: string, count: number, sizeBytes: number, extension: "txt" | "bin"): RepoSpec {
  const all = cyclicBytes(id, count * sizeBytes);
  const files = (): Record<string, Content> => {
    const entries = Array.from({ length: count }, (_, number): [string, Content] => {
      const path = `part-${String(Math.floor(number / 1000)).padStart(3, "0")}/${String(number).padStart(6, "0")}.${extension}`;
      return [path, stretch(all, number * sizeBytes, sizeBytes)];
    });
    return Object.fromEntries(entries);
  };
  return { id, files };
}

function stretch(of: Content, from: number, sizeBytes: number): Content {
  return { sizeBytes, read: (start, end) => of.read(from + start, from + Math.min(end, sizeBytes)) };
}

/** A repo with one large LFS file, `model.bin`. */
export function repoOfOneFile(id: string, sizeBytes: number): RepoSpec {
  return { id, files: () => ({ "model.bin": cyclicBytes(id, sizeBytes) }) };
}

export const scaleRepos: readonly RepoSpec[] = [
  repoOfManyFiles("hubdeck-scale/ten-thousand-files", 10_000, 10_000, "txt"),
  repoOfOneFile("hubdeck-scale/one-gigabyte", 1_000_000_000),
  repoOfOneFile("hubdeck-scale/four-gigabytes", 4 * 1024 ** 3),
  repoOfOneFile("hubdeck-scale/twenty-gigabytes", 20_000_000_000),
];
