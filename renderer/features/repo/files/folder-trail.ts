/** The folders from the top of a repo down to one, for the line above its files. */

export type TrailStep = { readonly name: string; readonly path: string };

/** `a/b/c` becomes a, a/b and a/b/c; the top itself is not in it. */
export function folderTrail(path: string): TrailStep[] {
  const names = path.split("/").filter((name) => name !== "");
  return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join("/") }));
}

/** The last part of a path: what a folder's listing shows. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder that a file or folder is in; empty for the top. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
