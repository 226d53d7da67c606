/** Where the owner of a profile listens: a socket in the profile folder, a named pipe on Windows. Never a network port. */
import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import { ProblemError } from "#core/problem-error.ts";
import { makePrivateFolder } from "#core/profile/make-private-folder.ts";

/** sun_path holds 104 bytes on macOS and 108 on Linux, with the closing zero. */
const socketPathBytesMax = 103;

export type OwnerAddressInput = {
  readonly platform: NodeJS.Platform;
  /** The profile folder's real path, so that two spellings of one folder are one profile. */
  readonly folder: string;
  /** The person's numeric id; null on Windows. */
  readonly userId: number | null;
};

/**
 * The address for node:net. A path too long for a socket becomes a hashed name in `/tmp/hubdeck-<user id>`: a fixed place, because one that
 * follows TMPDIR or XDG_RUNTIME_DIR would differ between two starts and give the profile two owners.
 */
export function ownerAddress({ platform, folder, userId }: OwnerAddressInput): string {
  if (platform === "win32") return `\\\\.\\pipe\\hubdeck-${hashed(folder.toLowerCase())}`;
  const inFolder = `${folder}/owner.sock`;
  if (Buffer.byteLength(inFolder) <= socketPathBytesMax) return inFolder;
  return `/tmp/hubdeck-${userId ?? "user"}/${hashed(folder)}.sock`;
}

/** As ownerAddress, for this machine; makes sure that the folder around a socket is private. Throws ProblemError DISK otherwise. */
export async function prepareOwnerAddress(folder: string): Promise<string> {
  const address = ownerAddress({ platform: process.platform, folder, userId: process.getuid?.() ?? null });
  if (process.platform === "win32" || dirname(address) === folder) return address;
  await makePrivateFolder(dirname(address));
  if ((await lstat(dirname(address))).isSymbolicLink()) {
    // Anybody may write to /tmp: a link there would have us talk through a place of somebody else's choice.
    throw new ProblemError({
      code: "DISK",
      what: `The folder ${dirname(address)} cannot be used.`,
      why: "It is a link. Remove it, and start again.",
      action: null,
    });
  }
  return address;
}

function hashed(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 32);
}
