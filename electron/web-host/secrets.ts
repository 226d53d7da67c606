/** Random secrets of the browser door's session, and their comparison. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits as 43 characters that may stand in a URL or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Compares in a time that tells nothing about the secret or its length. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
