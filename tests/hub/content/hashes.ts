/** Hashes of contents, computed once each and without holding the event loop for long. */
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type Content, contentOfText } from "#tests/hub/content/content.ts";

const stepBytes = 4_194_304;
const sha256s = new WeakMap<Content, Promise<string>>();
const gitOids = new WeakMap<Content, Promise<string>>();

/** The sha256 of the bytes: the oid of an LFS file. */
export function sha256Of(content: Content): Promise<string> {
  return remember(sha256s, content, () => digest("sha256", "", content));
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
