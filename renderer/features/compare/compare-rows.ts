/** What models are compared by, row by row, as texts. Pure; what a repo does not say is null and never guessed. */

import { memoryNeed } from "#renderer/features/compare/compare-memory.ts";
import { cheapest, formatPrice, offersOf } from "#renderer/features/compare/compare-offers.ts";
import { formatDay } from "#renderer/text/date-words.ts";
import { languageLabel } from "#renderer/text/language-words.ts";
import type { ModelBuild } from "#shared/contract/about.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { ChatModel } from "#shared/contract/inference.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import type { ModelDetails } from "#shared/contract/repo-details.ts";
import { formatBytes, formatCount } from "#shared/model/bytes.ts";
import type { Fit } from "#shared/model/memory/fits.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

/** What is known of one model. */
export type Compared = {
  readonly info: RepoInfo;
  /** Undefined while it is on its way, or could not be read. */
  readonly build: ModelBuild | undefined;
  readonly routed: ChatModel | undefined;
  readonly machine: MachineFacts | undefined;
};

export type CompareRow = {
  readonly label: string;
  /** One for each model; null where it does not say, undefined where the model could not be read. */
  readonly cells: readonly (string | null | undefined)[];
  readonly isDifferent: boolean;
};

export type CompareGroup = { readonly label: string; readonly rows: readonly CompareRow[] };

type Fact = readonly [label: string, of: (model: Compared) => string | null];

const groups: readonly (readonly [label: string, facts: readonly Fact[]])[] = [
  [
    "Model",
    [
      ["Task", ({ info }) => (info.pipelineTag === null ? null : pipelineTagLabel(info.pipelineTag))],
      ["Parameters", ({ info }) => (info.parameters === null ? null : formatCount(info.parameters))],
      ["Architecture", (model) => architectureOf(model)],
      ["Tensor types", (model) => tensorTypes(detailsOf(model))],
      ["Context length", (model) => tokens(contextOf(model))],
      ["Languages", ({ info }) => listed(info.card.languages.map(languageLabel), 6)],
      ["Library", ({ info }) => info.library],
      ["Base model", (model) => listed(baseOf(model), 2)],
    ],
  ],
  [
    "Licence and access",
    [
      ["Licence", ({ info }) => info.card.licenseName ?? info.license],
      ["Access", accessOf],
    ],
  ],
  [
    "On this computer",
    [
      ["Weights to download", weightsOf],
      ["Memory needed", memoryOf],
      ["Fits this computer", fitOfModel],
    ],
  ],
  [
    "Providers",
    [
      [
        "Served by",
        (model) =>
          listed(
            offersOf(model.info, model.routed).map(({ provider }) => provider),
            6,
          ) ?? "nobody",
      ],
      ["Lowest price", priceOf],
      ["Fastest", speedOf],
      ["Longest context served", (model) => tokens(longest(model))],
      ["Tools", toolsOf],
    ],
  ],
  [
    "On the Hub",
    [
      ["Downloads, 30 days", ({ info }) => formatCount(info.downloads)],
      ["Likes", ({ info }) => formatCount(info.likes)],
      ["Updated", ({ info }) => (info.lastModified === null ? null : formatDay(info.lastModified))],
      ["Created", ({ info }) => (info.createdAt === null ? null : formatDay(info.createdAt))],
    ],
  ],
];

/** `models` has undefined for one that is not there (yet). Rows that nobody has anything to say about are left out. */
export function compareGroups(models: readonly (Compared | undefined)[]): readonly CompareGroup[] {
  return groups
    .map(([label, facts]) => ({
      label,
      rows: facts
        .map(([name, of]): CompareRow => {
          const cells = models.map((model) => (model === undefined ? undefined : of(model)));
          const known = cells.filter((cell) => cell !== undefined);
          return { label: name, cells, isDifferent: new Set(known).size > 1 };
        })
        .filter(({ cells }) => cells.some((cell) => typeof cell === "string")),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** What a fit is called. */
export const fitWords: Readonly<Record<Fit, string>> = {
  fits: "Fits",
  tight: "Tight",
  no: "Does not fit",
  unknown: "Not known",
};

function detailsOf({ info }: Compared): ModelDetails | null {
  return info.details.kind === "model" ? info.details : null;
}

function architectureOf(model: Compared): string | null {
  const details = detailsOf(model);
  return details?.config.architectures[0] ?? details?.config.modelType ?? details?.gguf?.architecture ?? null;
}

function tensorTypes(details: ModelDetails | null): string | null {
  if (details === null) return null;
  const types = details.safetensors?.parameters.toSorted((one, other) => other.count - one.count) ?? [];
  const { quantization } = details.config;
  const bits = quantization?.bits === null || quantization?.bits === undefined ? "" : `, ${quantization.bits} bits`;
  const words = types.map(({ dtype }) => dtype);
  if (quantization?.method) words.push(`${quantization.method}${bits}`);
  if (words.length === 0 && details.gguf !== null) words.push("GGUF");
  return listed(words, 4);
}

function contextOf(model: Compared): number | null {
  return model.build?.architecture?.contextMax ?? detailsOf(model)?.gguf?.contextLength ?? null;
}

function baseOf(model: Compared): readonly string[] {
  const ids = detailsOf(model)?.base?.ids ?? [];
  return ids.length > 0 ? ids : model.info.card.baseModels;
}

function accessOf({ info }: Compared): string {
  if (info.isDisabled) return "Withdrawn";
  const gate = { no: "Open", auto: "Gated, agree to the terms", manual: "Gated, reviewed by its authors" }[info.gated];
  return info.isPrivate ? `Private${info.gated === "no" ? "" : `, ${gate.toLowerCase()}`}` : gate;
}

function weightsOf({ build }: Compared): string | null {
  const sizes = build?.variants ?? [];
  const [first] = sizes;
  const last = sizes.at(-1);
  if (first === undefined || last === undefined) return null;
  if (sizes.length === 1) return formatBytes(first.sizeBytes);
  return `${formatBytes(first.sizeBytes)} to ${formatBytes(last.sizeBytes)}, ${sizes.length} choices`;
}

function memoryOf({ info, build, machine }: Compared): string | null {
  const need = memoryNeed(info, build, machine);
  if (need === null) return null;
  const context = need.contextTokens === null ? "" : ` with ${tokens(need.contextTokens)}`;
  return `about ${formatBytes(need.totalBytes)} as ${need.weights}${context}`;
}

function fitOfModel({ info, build, machine }: Compared): string | null {
  const need = memoryNeed(info, build, machine);
  return need === null || need.fit === "unknown" ? null : fitWords[need.fit];
}

function priceOf(model: Compared): string | null {
  const best = cheapest(offersOf(model.info, model.routed));
  if (best === null) return null;
  const { input, output } = best.pricing;
  return `${formatPrice(input)} in, ${formatPrice(output)} out a million tokens (${best.provider})`;
}

function speedOf(model: Compared): string | null {
  const offers = offersOf(model.info, model.routed).flatMap(({ provider, tokensPerSecond: speed }) =>
    typeof speed === "number" && speed > 0 ? [{ provider, speed }] : [],
  );
  const [best] = offers.toSorted((one, other) => other.speed - one.speed);
  return best === undefined ? null : `${Math.round(best.speed)} tokens/s (${best.provider})`;
}

function longest(model: Compared): number | null {
  const lengths = offersOf(model.info, model.routed).flatMap(({ contextLength }) => contextLength ?? []);
  return lengths.length === 0 ? null : Math.max(...lengths);
}

function toolsOf(model: Compared): string | null {
  const answers = offersOf(model.info, model.routed).map(({ supportsTools }) => supportsTools);
  if (answers.includes(true)) return "yes";
  return answers.includes(false) ? "no" : null;
}

/** A number of tokens as models state it: `131k` of 131,072 is said as `128k`, as everybody says it. */
function tokens(count: number | null): string | null {
  if (count === null) return null;
  if (count >= 1_048_576 && count % 1_048_576 === 0) return `${count / 1_048_576}M tokens`;
  if (count >= 1024 && count % 1024 === 0) return `${count / 1024}k tokens`;
  return `${formatCount(count)} tokens`;
}

function listed(words: readonly string[], most: number): string | null {
  if (words.length === 0) return null;
  const more = words.length - most;
  return more > 0 ? `${words.slice(0, most).join(", ")} and ${more} more` : words.join(", ");
}
