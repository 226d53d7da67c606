/**
 * The ways to use a model, written by the Hub's own library of snippets. Its output is text; what it cannot write for this
 * model is left out, and where it would put a secret there is the name of a variable.
 */
import { LOCAL_APPS, MODEL_LIBRARIES_UI_ELEMENTS, type ModelData } from "@huggingface/tasks";
import { modelData } from "#renderer/features/repo/use/model-data.ts";
import type { ChosenFile, UseChoice, UseSnippet } from "#renderer/features/repo/use/use-choices.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ModelDetails } from "#shared/contract/repo-details.ts";

const textMax = 10_000;

type Library = {
  readonly prettyLabel: string;
  readonly docsUrl?: string;
  readonly repoUrl?: string;
  readonly snippets?: (model: ModelData) => string[];
};
type Written = string | { readonly title?: string; readonly setup?: string; readonly content: string | string[] };

export function modelChoices(info: RepoInfo, details: ModelDetails, file: ChosenFile | null): UseChoice[] {
  const model = modelData(info, details);
  return [...libraryChoices(info, model), ...appChoices(info, model, file)];
}

/** The libraries that the model names: its own first, then those among its tags. */
function libraryChoices(info: RepoInfo, model: ModelData): UseChoice[] {
  const named = new Set([info.library, ...info.tags].filter((name) => name !== null));
  const known: Readonly<Record<string, Library>> = MODEL_LIBRARIES_UI_ELEMENTS;
  return [...named].flatMap((name): UseChoice[] => {
    const library = Object.hasOwn(known, name) ? known[name] : undefined;
    if (library?.snippets === undefined) return [];
    const { snippets } = library;
    const texts = attempt(() => snippets(model), []).filter(isCode);
    if (texts.length === 0) return [];
    return [
      {
        id: `library/${name}`,
        group: "Libraries",
        label: library.prettyLabel,
        snippets: texts.map((text) => ({ title: null, text: withoutSecret(text, info) })),
        link: linkTo("Its documentation", library.docsUrl ?? library.repoUrl),
        isAtRevision: false,
      },
    ];
  });
}

function appChoices(info: RepoInfo, model: ModelData, file: ChosenFile | null): UseChoice[] {
  return Object.entries(LOCAL_APPS).flatMap(([name, app]): UseChoice[] => {
    if (!attempt(() => app.displayOnModelPage(model), false)) return [];
    const choice = { id: `app/${name}`, group: "Local apps", label: app.prettyLabel, isAtRevision: false } as const;
    if ("snippet" in app) {
      const { snippet } = app;
      const written = attempt((): Written | Written[] => snippet(model, file?.path), []);
      const snippets = (Array.isArray(written) ? written : [written]).map((one) => toSnippet(one, info, file));
      return snippets.length === 0 ? [] : [{ ...choice, snippets, link: linkTo("Its documentation", app.docsUrl) }];
    }
    const { deeplink } = app;
    const url = attempt(() => deeplink(model, file?.path).href, undefined);
    const command = commands[name]?.(info);
    // Only https addresses are opened from here; the scheme of another program is not.
    const webLink = linkTo(`Open in ${app.prettyLabel}`, url);
    if (command === undefined && webLink === null) return [];
    return [
      {
        ...choice,
        snippets: command === undefined ? [] : [{ title: null, text: command }],
        link: webLink ?? linkTo("Its website", app.docsUrl),
      },
    ];
  });
}

/** Commands of apps for which the library knows a link alone. */
const commands: Readonly<Record<string, (info: RepoInfo) => string>> = {
  lmstudio: ({ repo }) => `lms get https://huggingface.co/${repo.id}`,
};

function toSnippet(one: Written, info: RepoInfo, file: ChosenFile | null): UseSnippet {
  if (typeof one === "string") return { title: null, text: finished(one, info, file) };
  const parts = [one.setup, ...[one.content].flat()].filter((part) => part !== undefined);
  return { title: one.title ?? null, text: finished(parts.join("\n\n"), info, file) };
}

/** The library leaves gaps for the quantisation and the file. */
function finished(text: string, info: RepoInfo, file: ChosenFile | null): string {
  const filled = text
    .replace(/([:-])\{\{QUANT_TAG\}\}/g, (_, mark: string) => (file === null ? "" : mark + file.quantisation))
    .replaceAll("{{GGUF_FILE}}", () => file?.path ?? "FILE.gguf");
  return withoutSecret(filled, info);
}

/** A token is never written out: the line names the variable where one is needed, and is not there where none is. */
function withoutSecret(text: string, { gated, isPrivate }: RepoInfo): string {
  const isNeeded = gated !== "no" || isPrivate;
  const lines = text.split("\n").filter((line) => isNeeded || !/HF_TOKEN=.*<secret>/.test(line));
  return lines
    .join("\n")
    .replace(/"HF_TOKEN=<secret>"|HF_TOKEN="<secret>"/g, 'HF_TOKEN="$HF_TOKEN"')
    .slice(0, textMax);
}

function linkTo(label: string, url: string | undefined): UseChoice["link"] {
  return url?.startsWith("https://") === true ? { label, url } : null;
}

/** Where the library lacks something it writes a warning or a sentence instead of code. */
function isCode(text: string): boolean {
  return !/^(?:#|\/\/)\s*(?:⚠️|interface)|^(?:Task type is invalid|Base model is not found)/.test(text);
}

/** A library that trips over a model with odd fields costs its own entry only. */
function attempt<Value>(write: () => Value, otherwise: Value): Value {
  try {
    return write();
  } catch {
    return otherwise;
  }
}
