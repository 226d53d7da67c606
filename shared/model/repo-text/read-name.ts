/** Reads `owner/name`, with what may go along: `datasets/` before it, `@revision` and a path or `:quantisation` after it. */

import type { RepoKind } from "#shared/model/repo-id.ts";
import type { ReadRepo } from "#shared/model/repo-text/read-repo.ts";

const prefixes: Readonly<Record<string, RepoKind>> = { models: "model", datasets: "dataset", spaces: "space" };

const named = /^([^/@:\s]+)\/([^/@:\s]+)(?:@((?:refs\/(?:pr|convert)\/)?[^/\s]+))?(?::([^/\s]+))?(?:\/(.*))?$/;

/** `kind` is what a name without a prefix is. */
export function readName(text: string, kind: RepoKind): ReadRepo | null {
  const [, first = "", rest = ""] = /^([^/]+)\/(.+\/.+)$/.exec(text) ?? [];
  const prefixed = Object.hasOwn(prefixes, first) ? prefixes[first] : undefined;
  const [, owner, name, revision, quantization, path] = named.exec(prefixed === undefined ? text : rest) ?? [];
  if (owner === undefined || name === undefined) return null;
  const below = path?.replace(/\/+$/, "");
  return {
    kind: prefixed ?? kind,
    id: `${owner}/${name}`,
    revision: revision?.replaceAll(/%2f/gi, "/"),
    quantization,
    ...(below === undefined || below === "" ? {} : { file: below }),
  };
}
