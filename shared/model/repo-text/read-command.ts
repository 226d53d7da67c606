/** Reads a command line that fetches or runs a repo: `hf download`, `git clone`, `ollama run`, and those of llama.cpp and vLLM. */

import type { RepoKind } from "#shared/model/repo-id.ts";
import { readLink } from "#shared/model/repo-text/read-link.ts";
import { readName } from "#shared/model/repo-text/read-name.ts";
import type { ReadRepo } from "#shared/model/repo-text/read-repo.ts";

const kinds: Readonly<Record<string, RepoKind>> = { model: "model", dataset: "dataset", space: "space" };

/** Options of `hf download` that stand alone; every other one has a value. */
const flags = new Set(["--force-download", "--resume-download", "--quiet", "--dry-run", "-q"]);

export function readCommand(line: string, hubUrl?: string): ReadRepo | null {
  const words = wordsOf(line);
  while (/^(?:\w+=|sudo$|uvx$|uv$|pipx$|run$|time$|env$)/.test(words[0] ?? "")) words.shift();
  const [program = "", verb = "", ...rest] = words;
  const anyName = (text: string) => readLink(text, hubUrl) ?? readName(text, "model");
  switch (program.replace(/^.*\//, "").replace(/\.exe$/, "")) {
    case "hf":
    case "huggingface-cli":
      return verb === "download" ? readDownload(rest) : null;
    case "git":
      return readClone([verb, ...rest], hubUrl);
    case "ollama":
    case "lms":
      return firstOf(rest, (word) => readLink(word, hubUrl));
    case "docker":
      return verb === "model" ? firstOf(rest, (word) => readLink(word, hubUrl)) : null;
    case "vllm":
      return verb === "serve" ? withRevision(anyName(rest[0] ?? ""), rest) : null;
    case "llama-cli":
    case "llama-server":
    case "llama-mtmd-cli":
    case "llama":
      return readLlama([verb, ...rest]);
    case "wget":
    case "curl":
    case "aria2c":
      return firstOf([verb, ...rest], (word) => readLink(word, hubUrl));
    default:
      return null;
  }
}

/** `hf download owner/name [file …] --revision … --repo-type … --include …` */
function readDownload(words: readonly string[]): ReadRepo | null {
  const left = [...words];
  const names: string[] = [];
  const patterns: string[] = [];
  let revision: string | undefined;
  let kind: RepoKind | undefined = "model";
  /** Once the repo is named, all words up to the next option are patterns. */
  const more = () => {
    const count = left.findIndex((word) => word.startsWith("-"));
    return names.length === 0 ? [] : left.splice(0, count === -1 ? left.length : count);
  };
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith("-")) {
      names.push(word);
      continue;
    }
    if (flags.has(word)) continue;
    const equals = word.indexOf("=");
    const option = equals === -1 ? word : word.slice(0, equals);
    const value = equals === -1 ? (left.shift() ?? "") : word.slice(equals + 1);
    if (option === "--revision") revision = value;
    else if (option === "--include") patterns.push(value, ...more());
    else if (option === "--exclude") more();
    else if (option === "--repo-type" || option === "--type")
      kind = Object.hasOwn(kinds, value) ? kinds[value] : undefined;
  }
  const [name = "", file, ...others] = names;
  const repo = kind === undefined ? null : readName(name, kind);
  if (repo === null) return null;
  const pattern = others.length > 0 || patterns.length > 1 ? undefined : patterns[0];
  const isOneFile = file !== undefined && others.length === 0;
  const isPart = isOneFile || others.length > 0 || patterns.length > 0;
  return {
    ...repo,
    ...(revision === undefined ? {} : { revision }),
    ...(isOneFile ? { file } : isPart ? { folder: "" } : {}),
    pattern,
  };
}

/** `git clone [-b branch] link [folder]`, also by way of `git lfs clone`. */
function readClone(words: readonly string[], hubUrl: string | undefined): ReadRepo | null {
  if (!words.includes("clone")) return null;
  const repo = firstOf(words, (word) => readLink(word, hubUrl));
  const branch = optionOf(words, "-b", "--branch");
  return repo === null || branch === undefined ? repo : { ...repo, revision: branch };
}

/** `llama-server -hf owner/name:Q4_K_M`, or `--hf-repo … --hf-file …`. */
function readLlama(words: readonly string[]): ReadRepo | null {
  const repo = readName(optionOf(words, "-hf", "-hfr", "--hf-repo") ?? "", "model");
  const file = optionOf(words, "-hff", "--hf-file");
  return repo === null || file === undefined ? repo : { ...repo, file };
}

function withRevision(repo: ReadRepo | null, words: readonly string[]): ReadRepo | null {
  const revision = optionOf(words, "--revision");
  return repo === null || revision === undefined ? repo : { ...repo, revision };
}

/** The value of an option, beside it or after `=`. */
function optionOf(words: readonly string[], ...options: readonly string[]): string | undefined {
  for (const [at, word] of words.entries()) {
    if (options.includes(word)) return words[at + 1];
    const option = options.find((one) => word.startsWith(`${one}=`));
    if (option !== undefined) return word.slice(option.length + 1);
  }
  return undefined;
}

function firstOf(words: readonly string[], read: (word: string) => ReadRepo | null): ReadRepo | null {
  for (const word of words) {
    const repo = read(word);
    if (repo !== null) return repo;
  }
  return null;
}

/** The words of a line as a shell makes them, but without expanding anything; ends where another command begins. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)) {
    if (/^(?:&&|\|\|?|;|>+)$/.test(word)) break;
    words.push(word.replace(/["']/g, ""));
  }
  return words;
}
