/** The Xet hash of a file, as far as metadata goes: 64 hex digits that follow from the bytes and are not their sha256. */
import { seededHex } from "#tests/hub/content/random.ts";

/** The hash of the LFS file whose sha256 is this. Not the Merkle hash of the real thing: no client can check it without the chunks. */
export function xetHashOf(sha256: string): string {
  return seededHex(`xet ${sha256}`, 64);
}
