/**
 * What a person pastes, read as a repo: a link, a command line, a line of Python, `hf://…` or a plain `owner/name`.
 * Pure; asks nobody whether the repo is there. What is not surely the name of a repo is null, and no text is worth an exception.
 */
import { isRepoId, isRevision, type RepoKind, type RepoRef } from "#shared/model/repo-id.ts";
import { readCode } from "#shared/model/repo-text/read-code.ts";
import { readCommand } from "#shared/model/repo-text/read-command.ts";
import { readLink } from "#shared/model/repo-text/read-link.ts";
import { readName } from "#shared/model/repo-text/read-name.ts";
import type { ReadRepo } from "#shared/model/repo-text/read-repo.ts";

export type RepoText = RepoRef & {
  /** A plain `id` may just be the beginning of a search; a link or a command is meant as such. */
  readonly from: "link" | "command" | "id";
  /** Absent for the default branch. */
  readonly revision?: string;
  readonly file?: string;
  readonly folder?: string;
  /** The file names that were asked for, as a pattern such as `*.gguf`. */
  readonly pattern?: string;
  /** Such as `Q4_K_M`. */
  readonly quantization?: string;
  /** Set where the text is about the list of commits. */
  readonly isHistory?: true;
};

export type RepoTextOptions = {
  /** The Hub that is set now, such as a mirror: its links are read like huggingface.co's. */
  readonly hubUrl?: string | undefined;
  /** What a plain `owner/name` means where it was typed. Default: a model. */
  readonly kind?: RepoKind | undefined;
};

const lengthMax = 4096;

export function parseRepoText(text: string, { hubUrl, kind = "model" }: RepoTextOptions = {}): RepoText | null {
  if (text.length > lengthMax) return null;
  const line = unwrap(text);
  if (line === "" || /[\p{Cc}\p{Cs}]/u.test(line)) return null;
  return (
    checked("link", readLink(line, hubUrl)) ??
    (line.includes(" ") ? null : checked("id", readName(line, kind))) ??
    checked("command", readCommand(line, hubUrl)) ??
    checked("command", readCode(line))
  );
}

/** One line without what surrounds a copied text: quotes, brackets, a prompt, the comma that ended its sentence. */
function unwrap(text: string): string {
  let line = text
    .replace(/\\\r?\n/g, " ")
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  for (let length = -1; length !== line.length; ) {
    length = line.length;
    line = line.replace(/^[$>!%#]+ ?(?=\S)/, "").replace(/[.,;:!?]+$/, "");
    const [, open = "", inner = "", close = ""] = /^(["'`<([“‘])(.*)(["'`>)\]”’])$/.exec(line) ?? [];
    if (open !== "" && !inner.includes(open) && !inner.includes(close)) line = inner.trim();
    else if (line.endsWith(")") && !line.includes("(")) line = line.slice(0, -1);
  }
  return line;
}

/** The repo if all its names are such as the Hub gives; the default branch is not named. */
function checked(from: RepoText["from"], read: ReadRepo | null): RepoText | null {
  if (read === null || !isRepoId(read.id)) return null;
  const { kind, id, revision, file, folder, pattern, quantization, isHistory } = read;
  if (revision !== undefined && !isRevision(revision)) return null;
  if (file !== undefined && !isPath(file)) return null;
  if (folder !== undefined && folder !== "" && !isPath(folder)) return null;
  return {
    kind,
    id,
    from,
    ...(revision === undefined || revision === "main" || revision === "HEAD" ? {} : { revision }),
    ...(file === undefined ? {} : { file }),
    ...(folder === undefined ? {} : { folder }),
    ...(pattern === undefined || pattern.length > 200 ? {} : { pattern }),
    ...(quantization !== undefined && /^[A-Za-z0-9_.-]{1,40}$/.test(quantization) ? { quantization } : {}),
    ...(isHistory === true ? { isHistory } : {}),
  };
}

function isPath(path: string): boolean {
  return (
    path.length <= 1024 &&
    !/[\p{Cc}\p{Cs}\\]/u.test(path) &&
    path.split("/").every((part) => part !== "" && part !== "." && part !== "..")
  );
}
