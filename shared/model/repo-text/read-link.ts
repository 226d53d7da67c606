/** Reads a link to a repo or to something in it, with or without its scheme. A link to another host is nobody's. */

import { readName } from "#shared/model/repo-text/read-name.ts";
import type { ReadRepo } from "#shared/model/repo-text/read-repo.ts";

const hubHosts = new Set(["huggingface.co", "www.huggingface.co", "hf.co", "www.hf.co"]);

/** The Hub's own pages, which look like an owner. */
const pages = new Set(
  "api blog chat collections docs enterprise inference join kernels learn login logout models new notifications organizations papers posts pricing search settings storage support tasks terms-of-service buckets".split(
    " ",
  ),
);

export function readLink(text: string, hubUrl?: string): ReadRepo | null {
  const hfScheme = /^hf:\/\/(.+)$/i.exec(text)?.[1];
  if (hfScheme !== undefined) return hfScheme.startsWith("buckets/") ? null : readName(hfScheme, "model");
  const ssh = /^git@(hf\.co|huggingface\.co):(.+)$/i.exec(text)?.[2];
  const path = ssh ?? pathOnHub(text, hubUrl);
  return path === null ? null : readPath(path);
}

/** What follows the Hub's address; null for any other host. */
function pathOnHub(text: string, hubUrl: string | undefined): string | null {
  const [, scheme, authority = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#\\]+)(\/[^\\]*)?$/i.exec(text) ?? [];
  if (scheme !== undefined && !/^https?:\/\/$/i.test(scheme)) return null;
  // What stands before an @ is a name and perhaps a password, as in a link for git; only what follows is the host.
  const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  if (hubHosts.has(host.replace(/:443$/, ""))) return rest;
  const [, hubHost = "", hubPath = ""] = /^https?:\/\/([^/?#]+)([^?#]*)$/i.exec(hubUrl ?? "") ?? [];
  const base = hubPath.replace(/\/+$/, "");
  if (hubHost === "" || host !== hubHost.toLowerCase()) return null;
  return base === "" || rest === base || rest.startsWith(`${base}/`) ? rest.slice(base.length) : null;
}

function readPath(path: string): ReadRepo | null {
  const [, way = "", query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(path) ?? [];
  const parts = decoded(way.split("/").filter((part) => part !== ""));
  if (parts === null) return null;
  if (parts[0] === "api") parts.shift();
  else if (parts[0] === "models") return null;
  const kind = parts[0] === "datasets" ? "dataset" : parts[0] === "spaces" ? "space" : "model";
  if (kind !== "model" || parts[0] === "models") parts.shift();
  const [owner = "", nameAndMore = "", verb, ...rest] = parts;
  if (pages.has(owner) || nameAndMore === "") return null;
  // `hf.co/owner/name:Q4_K_M` is how local apps are told what to fetch.
  const [name = "", quantization] = nameAndMore.split(":");
  const repo = { kind, id: `${owner}/${name.replace(/\.git$/, "")}`, quantization } as const;
  if (verb === undefined || rest.length === 0) return { ...repo, isHistory: verb === "commits" };
  const { revision, below } = splitRevision(rest);
  switch (verb) {
    case "tree": {
      const shown = decoded([/(?:^|&)show_file_info=([^&]*)/.exec(query)?.[1] ?? ""])?.[0];
      return { ...repo, revision, ...(shown ? { file: shown } : { folder: below }) };
    }
    case "blob":
    case "resolve":
    case "raw":
    case "blame":
    case "edit":
      return { ...repo, revision, ...(below === "" ? { folder: "" } : { file: below }) };
    case "commit":
    case "revision":
      return { ...repo, revision };
    case "commits":
      return { ...repo, revision, isHistory: true };
    default:
      return repo;
  }
}

/** A revision has one part, but for `refs/pr/1` and `refs/convert/parquet` when they were not escaped. */
function splitRevision(parts: readonly string[]): { readonly revision: string; readonly below: string } {
  const length = parts[0] === "refs" ? 3 : 1;
  return { revision: parts.slice(0, length).join("/"), below: parts.slice(length).join("/") };
}

/** Null where an escape is broken, or hides a slash that would make another path of it. */
function decoded(parts: readonly string[]): string[] | null {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
