/** The folders that a person may choose from: the page names them by ids that the core gave out, never by paths. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SettingsCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import { diskProblem } from "#core/store/disk-problem.ts";
import type { Folder } from "#shared/contract/settings.ts";

type Listing = Awaited<ReturnType<SettingsCapability["listFolders"]>>;

const foldersMax = 1000;

export type FolderChooser = {
  /** The folders inside one; null begins at the home folder. Throws ProblemError (NOT_FOUND, DISK). */
  list(folderId: string | null): Promise<Listing>;
  /** The path behind an id. Throws ProblemError NOT_FOUND for an id that was not given out. */
  pathOf(folderId: string): string;
  /** Gives out an id for a folder that the person chose in the system's own dialog. */
  know(path: string): Folder;
};

export function createFolderChooser(homeFolder: string): FolderChooser {
  const idOfPath = new Map<string, string>();
  const pathOfId = new Map<string, string>();
  const idOf = (path: string) => {
    const known = idOfPath.get(path);
    if (known !== undefined) return known;
    const id = randomUUID();
    idOfPath.set(path, id);
    pathOfId.set(id, path);
    return id;
  };
  const pathOf = (folderId: string) => {
    const path = pathOfId.get(folderId);
    if (path !== undefined) return path;
    throw new ProblemError({
      code: "NOT_FOUND",
      what: "This folder is not known",
      why: "The list of folders is from before the app was started.",
      action: { type: "retry", label: "Choose again" },
    });
  };
  return {
    pathOf,
    know: (path) => ({ id: idOf(path), name: basename(path) || path }),
    async list(folderId) {
      const path = folderId === null ? homeFolder : pathOf(folderId);
      const names = await folderNames(path);
      const parent = dirname(path);
      return {
        folder: { id: idOf(path), name: basename(path) || path, path, isWritable: await isWritable(path) },
        parentId: parent === path ? null : idOf(parent),
        folders: names.slice(0, foldersMax).map((name) => ({ id: idOf(join(path, name)), name })),
        isCut: names.length > foldersMax,
      };
    },
  };
}

/** Whether files can be made in the folder. */
export async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Names of the folders inside one, also behind links, hidden ones last. */
async function folderNames(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const checked = await Promise.all(
      entries.map(async (entry) => {
        if (entry.isDirectory()) return entry.name;
        if (!entry.isSymbolicLink()) return null;
        const target = await stat(join(path, entry.name)).catch(() => null);
        return target?.isDirectory() ? entry.name : null;
      }),
    );
    // A name that is not UTF-8 cannot be told back to the disk.
    const names = checked.filter((name) => name !== null).filter((name) => !name.includes("\ufffd"));
    const rank = (name: string) => (name.startsWith(".") ? 1 : 0);
    return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
  } catch (error) {
    throw new ProblemError(diskProblem(error, path), { cause: error });
  }
}
