/** A catalogue of any length, for tests of lists: repos that follow from a seed and their number, with believable facts. */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { Gate } from "#tests/hub/catalogue/repo.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { type Random, seededRandom } from "#tests/hub/content/random.ts";

type Kin = { readonly task: string; readonly library: string; readonly family: string };

const kin: readonly [Kin, ...Kin[]] = [
  { task: "text-generation", library: "transformers", family: "llama" },
  { task: "text-generation", library: "gguf", family: "qwen3" },
  { task: "text-generation", library: "mlx", family: "gemma3" },
  { task: "text-classification", library: "transformers", family: "bert" },
  { task: "feature-extraction", library: "sentence-transformers", family: "e5" },
  { task: "automatic-speech-recognition", library: "transformers", family: "whisper" },
  { task: "text-to-image", library: "diffusers", family: "flux" },
  { task: "image-classification", library: "timm", family: "vit" },
  { task: "translation", library: "transformers", family: "marian" },
  { task: "object-detection", library: "transformers", family: "detr" },
];
const words: readonly [string, ...string[]] = [
  ...(["amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "indigo", "juniper"] as const),
  ...["kelp", "larch", "meadow", "nimbus", "onyx", "prairie", "quartz", "river", "saffron", "tundra"],
];
const licences: readonly [string, ...string[]] = ["apache-2.0", "mit", "llama3.1", "cc-by-nc-4.0", "openrail", "other"];
const languages: readonly [string, ...string[]] = ["en", "de", "fr", "zh", "ar", "hi", "ja", "multilingual"];
const sizes: readonly [number, ...number[]] = [22e6, 110e6, 350e6, 1e9, 3e9, 7e9, 8e9, 14e9, 32e9, 70e9, 405e9];
const gates: readonly [Gate, ...Gate[]] = [...([false, false, false] as const), false, false, false, "auto", "manual"];

/** `count` repos; the same seed gives the same repos. The numbers start again at 0 for each kind. */
export function* manyRepos(count: number, kind: RepoKind = "model", seed = "many"): Generator<RepoSpec> {
  const random = seededRandom(`${seed} ${kind}`);
  for (let number = 0; number < count; number += 1) {
    yield kind === "model" ? model(number, random) : plain(number, kind, random);
  }
}

function plain(number: number, kind: RepoKind, random: Random): RepoSpec {
  const id = `${random.pick(words)}-lab/${random.pick(words)}-${random.pick(words)}-${number}`;
  return { kind, id, cardData: { license: random.pick(licences), language: [random.pick(languages)] } };
}

function model(number: number, random: Random): RepoSpec {
  const { task, library, family } = random.pick(kin);
  const parameters = random.pick(sizes);
  const name = `${family}-${random.pick(words)}-${shortOf(parameters)}-${number}`;
  const gated = random.pick(gates);
  const created = Date.UTC(2022, 2, 2) + random.int(4 * 365 * 86_400) * 1000;
  return {
    createdAt: new Date(created).toISOString(),
    lastModified: new Date(created + random.int(180 * 86_400) * 1000).toISOString(),
    trendingScore: random.int(100),
    id: `${random.pick(words)}-${random.pick(words)}/${name}`,
    pipelineTag: task,
    libraryName: library,
    config: { model_type: family, architectures: [`${family}Model`] },
    ...(library === "gguf"
      ? { gguf: { total: parameters, architecture: family, context_length: 32_768 } }
      : { safetensors: { parameters: { BF16: parameters }, total: parameters } }),
    cardData: { license: random.pick(licences), language: [random.pick(languages)] },
    gated,
    downloads: Math.floor(10 ** (random.int(70_000) / 10_000)),
    likes: random.int(3000),
    ...(random.int(20) === 0 ? { providers: [{ provider: "hf-inference", task, status: "live" }] } : {}),
  };
}

function shortOf(parameters: number): string {
  return parameters >= 1e9 ? `${parameters / 1e9}B` : `${parameters / 1e6}M`;
}
