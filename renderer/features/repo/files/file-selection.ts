/** Which files are chosen, and their sizes: for totals, and for a download of exactly them. Pure. */
import type { FileEntry } from "#shared/contract/files.ts";

export type FileSelection = ReadonlyMap<string, number>;

/** The most files that one download can name. */
export const chosenMax = 10_000;

export const nothingChosen: FileSelection = new Map();

type File = Extract<FileEntry, { readonly type: "file" }>;

/** With these files as well, or without them. Files beyond the limit are left out. */
export function choose(selection: FileSelection, files: readonly File[], isChosen: boolean): FileSelection {
  const next = new Map(selection);
  for (const { path, sizeBytes } of files) {
    if (!isChosen) next.delete(path);
    else if (next.size < chosenMax) next.set(path, sizeBytes);
  }
  return next;
}

/** How much of some entries is chosen; a folder counts as chosen in part while any file below it is. */
export type Chosen = "all" | "some" | "none";

export function chosenOf(selection: FileSelection, entry: FileEntry, wholeFolders: ReadonlySet<string>): Chosen {
  if (entry.type === "file") return selection.has(entry.path) ? "all" : "none";
  if (wholeFolders.has(entry.path)) return "all";
  const lead = `${entry.path}/`;
  for (const path of selection.keys()) if (path.startsWith(lead)) return "some";
  return "none";
}

export function totalBytes(selection: FileSelection): number {
  let sum = 0;
  for (const size of selection.values()) sum += size;
  return sum;
}
