/** How much room there is, for showing; a download asks again before it begins. */
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** Free bytes for us on the disk that holds, or would hold, the folder; null where the system does not say. */
export async function freeBytes(path: string): Promise<number | null> {
  for (let folder = path; ; folder = dirname(folder)) {
    const disk = await statfs(folder).catch(() => null);
    if (disk !== null) return disk.bavail * disk.bsize;
    if (dirname(folder) === folder) return null;
  }
}
