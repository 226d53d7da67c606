/** Reads a line of Python that loads a repo, such as `AutoModel.from_pretrained("owner/name", revision="v2")`. */

import type { RepoKind } from "#shared/model/repo-id.ts";
import { readName } from "#shared/model/repo-text/read-name.ts";
import type { ReadRepo } from "#shared/model/repo-text/read-repo.ts";

const call =
  /(?:^|[\s.=(])(from_pretrained|load_dataset|load_dataset_builder|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder|pipeline|LLM) ?\((.*)$/;

/** Arguments that are quoted texts, with their names where they have one. */
const argument = /(?:(\w+) ?= ?)?(?:"([^"]*)"|'([^']*)')/g;

const idNames = ["repo_id", "pretrained_model_name_or_path", "model_name_or_path", "model", "path"];

export function readCode(line: string): ReadRepo | null {
  const [, name = "", inside = ""] = call.exec(line) ?? [];
  if (name === "") return null;
  const plain: string[] = [];
  const named = new Map<string, string>();
  for (const [, key, double, single] of inside.matchAll(argument)) {
    const value = double ?? single ?? "";
    if (key === undefined) plain.push(value);
    else if (!named.has(key)) named.set(key, value);
  }
  const id = idNames.map((key) => named.get(key)).find((value) => value !== undefined) ?? plain[0] ?? "";
  const repo = readName(id, kindOf(name, named.get("repo_type")));
  if (repo === null) return null;
  const file = named.get("filename") ?? named.get("gguf_file") ?? (name === "hf_hub_download" ? plain[1] : undefined);
  const subfolder = named.get("subfolder");
  const path = file !== undefined && subfolder !== undefined ? `${subfolder}/${file}` : file;
  return {
    ...repo,
    revision: named.get("revision") ?? repo.revision,
    ...(path === undefined ? (subfolder === undefined ? {} : { folder: subfolder }) : { file: path }),
  };
}

function kindOf(name: string, repoType: string | undefined): RepoKind {
  if (name.startsWith("load_dataset") || repoType === "dataset") return "dataset";
  return repoType === "space" ? "space" : "model";
}
