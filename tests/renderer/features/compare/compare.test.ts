import { beforeEach, describe, expect, test, vi } from "vitest";
import { compareMarkdown } from "#renderer/features/compare/compare-markdown.ts";
import { memoryNeed } from "#renderer/features/compare/compare-memory.ts";
import { cheapest, formatPrice, offersOf } from "#renderer/features/compare/compare-offers.ts";
import { type Compared, compareGroups } from "#renderer/features/compare/compare-rows.ts";
import { compareIds } from "#renderer/ui/compare-set.ts";
import type { ModelBuild } from "#shared/contract/about.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import type { ModelDetails } from "#shared/contract/repo-details.ts";
import { sampleDetails, sampleInfo } from "#tests/renderer/features/repo/sample-info.ts";

const gigabyte = 1_000_000_000;

const machine: MachineFacts = {
  memory: { totalBytes: 16 * gigabyte, availableBytes: 10 * gigabyte },
  processor: { name: null, cores: 4 },
  gpus: [],
  diskFreeBytes: null,
};

/** Eight billion parameters in 32 layers with 8 key-value heads of 128, as published for models of that size. */
const architecture: NonNullable<ModelBuild["architecture"]> = {
  modelType: "llama",
  layers: 32,
  cachingLayers: 32,
  slidingLayers: 0,
  slidingWindow: null,
  kvHeads: 8,
  headDim: 128,
  latentSize: null,
  hiddenSize: 4096,
  vocabularySize: 128_256,
  experts: null,
  contextMax: 131_072,
};
const build = (variants: ModelBuild["variants"] = []): ModelBuild => ({
  architecture,
  source: "config.json",
  variants,
  isCut: false,
});
const variant = (quantisation: string | null, gigabytes: number): ModelBuild["variants"][number] => ({
  format: quantisation === null ? "safetensors" : "gguf",
  quantisation,
  sizeBytes: gigabytes * gigabyte,
  fileCount: 1,
  firstPath: "x",
});

type More = Omit<Partial<RepoInfo>, "details"> & { readonly details?: Partial<ModelDetails> };

const weights = { safetensors: { parameters: [{ dtype: "BF16", count: 8.03e9 }], total: 8.03e9 } };
const info = ({ details = {}, ...more }: More = {}): RepoInfo =>
  sampleInfo({ license: "mit", ...more, details: { ...sampleDetails, ...weights, ...details } });
const compared = (more: More = {}, extra: Partial<Compared> = {}): Compared => ({
  info: info(more),
  build: build(),
  routed: undefined,
  machine,
  ...extra,
});

describe("the ids in the address", () => {
  test.each([
    ["a/b,c/d", ["a/b", "c/d"]],
    ["a/b,a/b,../x,<b>,c/d", ["a/b", "c/d"]],
    ["a/1,a/2,a/3,a/4,a/5", ["a/1", "a/2", "a/3", "a/4"]],
    ["", []],
  ])("%j are %j", (text, ids) => {
    expect(compareIds(text)).toEqual(ids);
  });
});

describe("what is chosen", () => {
  const stored = new Map<string, string>();
  beforeEach(() => {
    stored.clear();
    vi.resetModules();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    });
  });

  test("is four at most, and is there after a reload", async () => {
    const first = await import("#renderer/ui/compare-set.ts");
    const added = ["a/1", "a/2", "a/3", "a/4", "a/5"].map(first.toggleCompared);
    expect(added).toEqual([true, true, true, true, false]);
    expect(first.toggleCompared("a/2")).toBe(true);
    expect([...stored.values()]).toEqual(["a/1,a/3,a/4"]);
  });
});

describe("memory", () => {
  test("takes the largest weights that fit, and the smallest where none do", () => {
    const variants = [variant("Q4_K_M", 4.9), variant("Q6_K", 6.6), variant("Q8_0", 8.5)];
    expect(memoryNeed(info(), build(variants), machine)).toMatchObject({ weights: "Q6_K", fit: "fits" });
    const small = { ...machine, memory: { totalBytes: 4 * gigabyte, availableBytes: 2 * gigabyte } };
    expect(memoryNeed(info(), build(variants), small)).toMatchObject({ weights: "Q4_K_M", fit: "no" });
  });

  test("is the tensors by type, the cache of 8k tokens and what goes beside, where there is one choice", () => {
    // 16.06 GB of weights, 32 x 2 x 8 x 128 x 2 bytes for each of 8192 tokens.
    const need = memoryNeed(info(), build(), machine);
    expect(need).toMatchObject({ weights: "BF16", contextTokens: 8192 });
    expect(need?.totalBytes).toBeGreaterThan(16.06e9 + 1.07e9);
    expect(need?.totalBytes).toBeLessThan(18e9);
  });

  test("is not known where nothing is said of the weights", () => {
    expect(memoryNeed(info({ parameters: null, details: { safetensors: null } }), undefined, machine)).toBeNull();
  });
});

describe("offers", () => {
  const offer = { status: "live", task: null, isModelAuthor: false, supportsTools: null, contextLength: null } as const;
  test("are the router's where it has the model, else the live ones of the model's page", () => {
    const own = info({
      details: {
        offers: [
          { ...offer, provider: "one", pricing: null },
          { ...offer, provider: "two", status: "error", pricing: null },
        ],
      },
    });
    expect(offersOf(own, undefined).map(({ provider }) => provider)).toEqual(["one"]);
    const listed = {
      provider: "three",
      isLive: true,
      contextLength: 8,
      pricing: null,
      supportsTools: true,
      tokensPerSecond: 80,
    };
    expect(offersOf(own, { id: "org/name", providers: [listed, { ...listed, isLive: false }] })).toEqual([listed]);
  });

  test("the cheapest is the one whose answers cost least", () => {
    const at = (provider: string, output: number) => ({
      provider,
      contextLength: null,
      pricing: { input: 1, output },
      supportsTools: null,
    });
    const unpriced = { provider: "c", contextLength: null, pricing: null, supportsTools: null };
    expect(cheapest([at("a", 2), at("b", 1), unpriced])?.provider).toBe("b");
    expect(cheapest([unpriced])).toBeNull();
  });

  test.each([
    [0, "free"],
    [0.005, "$0.005"],
    [0.01, "$0.01"],
    [0.15, "$0.15"],
    [3.4, "$3.40"],
  ])("a price of %d reads %s", (dollars, text) => {
    expect(formatPrice(dollars)).toBe(text);
  });
});

describe("rows", () => {
  const cells = (models: readonly (Compared | undefined)[], label: string) =>
    compareGroups(models)
      .flatMap(({ rows }) => rows)
      .find((row) => row.label === label);

  test("say what differs, and leave out what nobody states", () => {
    const models = [compared(), compared({ license: "apache-2.0", gated: "manual" })];
    expect(cells(models, "Licence")).toMatchObject({ cells: ["mit", "apache-2.0"], isDifferent: true });
    expect(cells(models, "Access")?.cells).toEqual(["Open", "Gated, reviewed by its authors"]);
    expect(cells(models, "Library")?.isDifferent).toBe(false);
    expect(cells(models, "Created")).toBeUndefined();
    expect(cells(models, "Context length")?.cells).toEqual(["128k tokens", "128k tokens"]);
    expect(cells(models, "Fits this computer")?.cells).toEqual(["Does not fit", "Does not fit"]);
  });

  test("a model that is not there has no say in what differs", () => {
    const row = cells([compared(), undefined], "Licence");
    expect(row).toMatchObject({ cells: ["mit", undefined], isDifferent: false });
    expect(compareGroups([undefined])).toEqual([]);
  });

  test("as Markdown what an author wrote stays in its cell", () => {
    const card = { ...info().card, licenseName: "a|b\n<script>*x*" };
    const text = compareMarkdown(["org/name", "x/y"], compareGroups([compared({ card }), undefined]));
    expect(text.split("\n")[0]).toBe("|  | org/name | x/y |");
    expect(text).toContain("| Licence | a\\|b \\<script\\>\\*x\\* | – |");
  });
});
