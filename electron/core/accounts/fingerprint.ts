/** Recognises a token without keeping it: a keyed digest, which says nothing to anyone who has not both the token and the key. */
import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The same text gives the same digest for as long as the profile lives; 64 hexadecimal digits. */
export type Fingerprint = (text: string) => string;

/** With the key of this profile, which is made at the first use. Where it cannot be kept, one for this run. Never throws. */
export function openFingerprint(folder: string): Fingerprint {
  const key = keyOf(folder);
  return (text) => createHmac("sha256", key).update(text).digest("hex");
}

function keyOf(folder: string): Buffer {
  const file = join(folder, "fingerprint-key");
  try {
    const key = Buffer.from(readFileSync(file, "latin1").trim(), "hex");
    if (key.length === 32) return key;
  } catch {
    // There is none yet, or it cannot be read: the new one below is tried.
  }
  const key = randomBytes(32);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, key.toString("hex"), { mode: 0o600 });
  } catch {
    // Only recognising a token while the keychain is locked is lost, after the next start.
  }
  return key;
}
