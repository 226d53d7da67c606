/** What the Hub reads out of a new commit on main: the card's front matter, tags, config.json. */
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { tagsOf } from "#tests/hub/catalogue/make-repo.ts";
import type { CardData, Commit, Repo } from "#tests/hub/catalogue/repo.ts";

type Facts = Pick<
  Repo,
  "lastModified" | "cardData" | "tags" | "pipelineTag" | "libraryName" | "config" | "safetensors" | "gguf"
>;

const record = z.record(z.string(), z.unknown());

/** What is wrong with a card's front matter, and what is missing from it (validate-yaml, reference section 7.1). */
export function checkCard(text: string): { readonly errors: readonly string[]; readonly warnings: readonly string[] } {
  const front = frontMatter(text);
  if (front.type === "broken") return { errors: [front.why], warnings: [] };
  const isEmpty = front.type === "none" || Object.keys(front.cardData).length === 0;
  return { errors: [], warnings: isEmpty ? ["empty or missing yaml metadata in repo card"] : [] };
}

/** The facts of a repo whose main is now at `head`. What this commit did not touch stays as it was. */
export function factsOf(repo: Repo, head: Commit): Facts {
  const isNew = (path: string): boolean => head.files.get(path)?.lastCommit.id === head.id;
  const isGone = (path: string): boolean => head.parent?.files.has(path) === true && !head.files.has(path);
  const readme = isNew("README.md") || isGone("README.md");
  const cardData = readme ? cardDataOf(head) : repo.cardData;
  const config = isNew("config.json") || isGone("config.json") ? configOf(head) : repo.config;
  const named = (key: string): string | null => (typeof cardData?.[key] === "string" ? cardData[key] : null);
  const pipelineTag = readme ? named("pipeline_tag") : repo.pipelineTag;
  const libraryName = readme ? named("library_name") : repo.libraryName;
  const holds = (ending: string): boolean => [...head.files.keys()].some((path) => path.endsWith(ending));
  const safetensors = holds(".safetensors") ? repo.safetensors : null;
  const gguf = holds(".gguf") ? repo.gguf : null;
  const now = { ...repo, cardData, config, pipelineTag, libraryName, safetensors, gguf };
  const fromFiles = [...(holds(".safetensors") ? ["safetensors"] : []), ...(holds(".gguf") ? ["gguf"] : [])];
  const known = tagsOf(repo);
  const others = repo.tags.filter((tag) => !known.includes(tag) && tag !== "safetensors" && tag !== "gguf");
  const tags = [...new Set([...tagsOf(now), ...fromFiles, ...others])];
  return { lastModified: head.date, cardData, tags, pipelineTag, libraryName, config, safetensors, gguf };
}

function cardDataOf(head: Commit): CardData | null {
  const front = frontMatter(textOf(head, "README.md") ?? "");
  return front.type === "found" ? front.cardData : null;
}

type FrontMatter =
  | { readonly type: "none" }
  | { readonly type: "found"; readonly cardData: CardData }
  | { readonly type: "broken"; readonly why: string };

function frontMatter(text: string): FrontMatter {
  const yaml = /^---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  if (yaml === undefined) return { type: "none" };
  try {
    const value: unknown = parse(yaml);
    if (value === null) return { type: "none" };
    const parsed = record.safeParse(value);
    return parsed.success
      ? { type: "found", cardData: parsed.data }
      : { type: "broken", why: "the front matter must be a mapping" };
  } catch (error) {
    if (error instanceof YAMLParseError) return { type: "broken", why: error.message.split("\n")[0] ?? "" };
    throw error;
  }
}

/** The part of config.json that the Hub shows. */
function configOf(head: Commit): Repo["config"] {
  const text = textOf(head, "config.json");
  try {
    const parsed = record.safeParse(JSON.parse(text ?? ""));
    if (!parsed.success) return null;
    const shown = ["architectures", "model_type", "quantization_config"];
    return Object.fromEntries(Object.entries(parsed.data).filter(([key]) => shown.includes(key)));
  } catch {
    // A config.json that is not JSON is a file like any other; the Hub then shows no config.
    return null;
  }
}

function textOf(head: Commit, path: string): string | null {
  const content = head.files.get(path)?.content;
  return content === undefined ? null : Buffer.from(content.read(0, content.sizeBytes)).toString("utf8");
}
