/** Whether a download fits on the disk, beside everything else that is in the queue for the same disk. */
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ProblemError } from "#core/problem-error.ts";
import { freeBytes } from "#core/settings/free-bytes.ts";
import { formatBytes } from "#shared/model/bytes.ts";

/** What another job still has to receive, and where. */
export type Claim = { readonly folder: string; readonly missingBytes: number };

export type Room = {
  /** Null where the system does not say. */
  readonly freeBytes: number | null;
  readonly freeAfterBytes: number | null;
};

export async function measureRoom(folder: string, newBytes: number, claims: readonly Claim[]): Promise<Room> {
  const free = await freeBytes(folder);
  if (free === null) return { freeBytes: null, freeAfterBytes: null };
  const disk = await diskOf(folder);
  const disks = new Map<string, number | null>();
  let claimed = 0;
  for (const claim of claims) {
    const other = disks.get(claim.folder) ?? (await diskOf(claim.folder));
    disks.set(claim.folder, other);
    if (other === disk) claimed += claim.missingBytes;
  }
  return { freeBytes: free, freeAfterBytes: free - newBytes - claimed };
}

/** Throws ProblemError DISK_FULL when what is to fetch does not fit, even with nothing else in the queue. */
export function checkRoom(room: Pick<Room, "freeBytes">, newBytes: number, folder: string): void {
  if (room.freeBytes === null || newBytes <= room.freeBytes) return;
  throw new ProblemError({
    code: "DISK_FULL",
    what: "There is not enough room for this download",
    why: `It needs ${formatBytes(newBytes)}, and the disk of ${folder.slice(0, 400)} has ${formatBytes(room.freeBytes)} free.`,
    action: { type: "go", label: "Choose another folder", to: "settings" },
  });
}

/** The disk that holds, or would hold, the folder. */
async function diskOf(path: string): Promise<number | null> {
  for (let folder = path; ; folder = dirname(folder)) {
    const stats = await stat(folder).catch(() => null);
    if (stats !== null) return stats.dev;
    if (dirname(folder) === folder) return null;
  }
}
