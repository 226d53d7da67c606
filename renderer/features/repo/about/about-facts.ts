/** What a repo states of itself, as labels and values. What it does not state is left out. */

import { formatDay } from "#renderer/text/date-words.ts";
import { languageLabel } from "#renderer/text/language-words.ts";
import { hardwareWords, rowsWords, sdkLabel } from "#renderer/text/repo-words.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { DatasetDetails, ModelDetails, SpaceDetails } from "#shared/contract/repo-details.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { formatBytes, formatCount, formatWhole } from "#shared/model/bytes.ts";
import type { Architecture } from "#shared/model/memory/architecture.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

export type Fact = { readonly label: string; readonly value: string };
type MaybeFact = readonly [label: string, value: string | null];

const shownMax = 12;

export function aboutFacts(info: RepoInfo, architecture: Architecture | null): Fact[] {
  const { createdAt, lastModified, usedStorage, card } = info;
  const facts: MaybeFact[] = [
    ...ofKind(info, architecture),
    ["Languages", listed(card.languages.map(languageLabel))],
    ["Created", createdAt === null ? null : formatDay(createdAt)],
    ["Updated", lastModified === null ? null : formatDay(lastModified)],
    ["Storage, all versions", usedStorage === null ? null : formatBytes(usedStorage)],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === "" ? [] : [{ label, value }]));
}

function ofKind(info: RepoInfo, architecture: Architecture | null): MaybeFact[] {
  const { details } = info;
  switch (details.kind) {
    case "model":
      return ofModel(info, details, architecture);
    case "dataset":
      return ofDataset(details);
    case "space":
      return ofSpace(details);
    default:
      return assertNever(details);
  }
}

function ofModel(info: RepoInfo, details: ModelDetails, architecture: Architecture | null): MaybeFact[] {
  const { config, safetensors, gguf } = details;
  const context = architecture?.contextMax ?? gguf?.contextLength ?? null;
  const types = safetensors?.parameters.map(({ dtype, count }) => `${dtype} ${formatCount(count)}`) ?? [];
  return [
    ["Task", info.pipelineTag === null ? null : pipelineTagLabel(info.pipelineTag)],
    ["Library", info.library],
    [
      "Parameters",
      info.parameters === null ? null : `${formatCount(info.parameters)} (${formatWhole(info.parameters)})`,
    ],
    ["Tensor types", types.join(", ")],
    ["Quantised by", quantisedBy(config.quantization)],
    ["Architecture", listed(config.architectures) || (gguf?.architecture ?? config.modelType)],
    ["Layers", architecture === null ? null : layersWords(architecture)],
    ["Attention", architecture === null ? null : headsWords(architecture)],
    ["Experts", architecture?.experts ? formatWhole(architecture.experts) : null],
    ["Vocabulary", architecture?.vocabularySize ? `${formatWhole(architecture.vocabularySize)} tokens` : null],
    ["Context length", context === null ? null : `${formatWhole(context)} tokens`],
  ];
}

function quantisedBy(quantization: ModelDetails["config"]["quantization"]): string | null {
  if (quantization === null) return null;
  const { method, bits } = quantization;
  return [method, bits === null ? null : `${bits} bits`].filter((part) => part !== null).join(", ");
}

function layersWords({ layers, cachingLayers, slidingLayers, slidingWindow }: Architecture): string {
  const notes = [
    cachingLayers > 0 && cachingLayers < layers ? `${cachingLayers} with attention` : null,
    slidingWindow !== null && slidingLayers > 0
      ? `${slidingLayers} with a window of ${formatWhole(slidingWindow)}`
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? formatWhole(layers) : `${formatWhole(layers)}, ${notes.join(", ")}`;
}

function headsWords({ latentSize, kvHeads, headDim }: Architecture): string | null {
  if (latentSize !== null) return `keys and values compressed to ${formatWhole(latentSize)} values`;
  return kvHeads === null || headDim === null
    ? null
    : `${formatWhole(kvHeads)} key-value heads of ${formatWhole(headDim)}`;
}

function ofDataset(details: DatasetDetails): MaybeFact[] {
  return [
    ["Tasks", listed(details.taskCategories.map(pipelineTagLabel))],
    ["Rows", listed(details.sizeCategories.map((tag) => rowsWords(tag).replace(/ rows$/, "")))],
    ["Files on main", details.mainSize === null ? null : formatBytes(details.mainSize)],
    ["Formats", listed(details.formats)],
    ["Modalities", listed(details.modalities)],
  ];
}

function ofSpace({ sdk, runtime }: SpaceDetails): MaybeFact[] {
  const hardware = runtime?.hardware.current ?? runtime?.hardware.requested ?? null;
  return [
    ["SDK", sdk === null ? null : sdkLabel(sdk)],
    ["Hardware", hardware === null ? null : hardwareWords(hardware)],
    ["Persistent storage", runtime?.storage ?? null],
  ];
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, shownMax).join(", ");
  return values.length > shownMax ? `${shown} and ${values.length - shownMax} more` : shown;
}
