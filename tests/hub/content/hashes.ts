/**
 * Hashes of contents, computed once each and without holding the event loop for long. Those of large generated contents
 * are looked up by the rule that makes the bytes; `npm run hub -- --hash-large-files` writes the list anew.
 */
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type Content, contentOfText } from "#tests/hub/content/content.ts";
import known from "#tests/hub/content/known-sha256.json" with { type: "json" };

const knownSha256: Readonly<Record<string, string>> = known;
const stepBytes = 1_048_576;
const sha256s = new WeakMap<Content, Promise<string>>();
const gitOids = new WeakMap<Content, Promise<string>>();

/** The sha256 of the bytes: the oid of an LFS file. */
export function sha256Of(content: Content): Promise<string> {
  const key = knownKey(content);
  const hash = key === null ? undefined : knownSha256[key];
  return hash === undefined ? computeSha256(content) : Promise.resolve(hash);
}

/** Whether the list of known hashes has this content. */
export function isKnown(content: Content): boolean {
  const key = knownKey(content);
  return key !== null && knownSha256[key] !== undefined;
}

/** As sha256Of, but always from the bytes. */
export function computeSha256(content: Content): Promise<string> {
  return remember(sha256s, content, () => digest("sha256", "", content));
}

/** Says what the sha256 of a content is, where the bytes were hashed as they came in. */
export function keepSha256(content: Content, sha256: string): void {
  sha256s.set(content, Promise.resolve(sha256));
}

/** Where the list of known hashes has this content, or null for content that is not made by a rule. */
export function knownKey({ rule }: Content): string | null {
  return rule === undefined ? null : createHash("sha256").update(rule).digest("hex").slice(0, 24);
}

/** The git blob id, sha1 of `blob <size>\0` and the bytes. */
export function gitOidOf(content: Content): Promise<string> {
  return remember(gitOids, content, () => digest("sha1", `blob ${content.sizeBytes}\0`, content));
}

/** The small text that git holds in place of an LFS file. */
export function pointerOf(sha256: string, sizeBytes: number): Content {
  return contentOfText(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${sizeBytes}\n`);
}

async function digest(algorithm: "sha1" | "sha256", prefix: string, content: Content): Promise<string> {
  const hash = createHash(algorithm).update(prefix);
  for (let at = 0; at < content.sizeBytes; at += stepBytes) {
    if (at > 0) await setImmediate();
    hash.update(content.read(at, Math.min(at + stepBytes, content.sizeBytes)));
  }
  return hash.digest("hex");
}

function remember(
  known: WeakMap<Content, Promise<string>>,
  content: Content,
  compute: () => Promise<string>,
): Promise<string> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const now = compute();
  known.set(content, now);
  return now;
}
