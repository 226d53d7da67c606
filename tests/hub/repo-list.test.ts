/** The lists of models, datasets and Spaces: what they show, to whom, in which order and pages. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

type Item = { readonly id: string; readonly [field: string]: unknown };

async function list(query: string, secret?: string, kind = "models", from = hub): Promise<Item[]> {
  const headers = secret === undefined ? {} : bearer(secret);
  return (await fetch(`${from.hubUrl}/api/${kind}?${query}`, { headers })).json();
}
const ids = async (query: string, secret?: string, kind = "models", from = hub): Promise<string[]> =>
  (await list(query, secret, kind, from)).map(({ id }) => id);

describe("the model list", () => {
  test("holds some dozens of repos, the trending ones first", async () => {
    const items = await list("");
    expect(items.length).toBeGreaterThanOrEqual(40);
    expect(items[0]?.id).toBe("northwind-ai/Aster-Nano-Instruct");
    const scores = items.map((item) => Number(item["trendingScore"]));
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  });

  test("an item has the usual fields, and those of `full` when asked", async () => {
    const [plain] = await list("limit=1");
    expect(plain).toMatchObject({ modelId: plain?.id, likes: expect.any(Number), tags: expect.any(Array) });
    expect(plain?.["siblings"]).toBeUndefined();
    const [full] = await list("limit=1&full=true&cardData=true&config=true");
    expect(full).toMatchObject({ author: "northwind-ai", gated: false, sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(full).toMatchObject({ cardData: { license: "apache-2.0" }, config: { model_type: "llama" } });
    expect(full?.["siblings"]).toContainEqual({ rfilename: "config.json" });
  });

  test("searches owner and name without case", async () => {
    const family = ["northwind-ai/Aster-7B", "northwind-ai/Aster-7B-Instruct", "northwind-ai/Aster-7B-Instruct-GGUF"];
    expect((await ids("search=NORTHWIND aster-7b")).toSorted()).toEqual(family);
    expect(await ids("search=nothing-like-this")).toEqual([]);
  });

  test("filters by author, task, tags together, gate and number of parameters", async () => {
    expect((await ids("author=helios")).every((id) => id.startsWith("helios/"))).toBe(true);
    expect(await ids("pipeline_tag=object-detection")).toEqual(["marais-vision/heron-detect"]);
    expect(await ids("filter=gguf&filter=license:apache-2.0")).toHaveLength(2);
    expect(await ids("gated=true&pipeline_tag=text-to-image")).toEqual(["marais-vision/Pixelry-XL"]);
    expect(await ids("num_parameters=min:60B")).toEqual(["quarry-labs/Basalt-70B"]);
    expect(await ids("inference_provider=cerebras")).toEqual(["northwind-ai/Aster-1B-Instruct"]);
  });

  test("sorts by what is asked, in both directions", async () => {
    const downloads = (await list("sort=downloads&direction=-1&expand=downloads")).map((item) =>
      Number(item["downloads"]),
    );
    expect(downloads).toEqual(downloads.toSorted((one, other) => other - one));
    const dates = (await list("sort=lastModified&direction=1&expand=lastModified")).map((item) =>
      String(item["lastModified"]),
    );
    expect(dates).toEqual(dates.toSorted());
    expect((await fetch(`${hub.hubUrl}/api/models?sort=nonsense`)).status).toBe(400);
  });

  test("expand gives those fields alone, in both spellings; an unknown one is 400 and names the known", async () => {
    const [item] = await list("limit=1&expand=likes&expand[]=inferenceProviderMapping");
    expect(Object.keys(item ?? {}).toSorted()).toEqual(["_id", "id", "inferenceProviderMapping", "likes"]);
    expect(item?.["inferenceProviderMapping"]).toContainEqual(
      expect.objectContaining({ provider: "groq", status: "live" }),
    );
    const wrong = await fetch(`${hub.hubUrl}/api/models?expand=cardData.license`);
    expect(wrong.status).toBe(400);
    expect(wrong.headers.get("x-error-message")).toContain("inferenceProviderMapping");
  });

  test("private repos are there for their owner and her organisations' members alone", async () => {
    const own = ["ana-m/field-notes-private", "helios/lumen-next-draft", "quarry-labs/basalt-review-copy"];
    expect((await ids("", hub.tokens.read)).filter((id) => own.includes(id)).toSorted()).toEqual(own);
    expect((await ids("")).filter((id) => own.includes(id))).toEqual([]);
    const onlySelf = await ids("", hub.tokens.fineGrainedNoGated);
    expect(onlySelf.filter((id) => own.includes(id))).toEqual(["ana-m/field-notes-private"]);
  });
});

test("pages follow one another by absolute links, each repo once, and the last has no link", async () => {
  const paged = await startHub({ pageSizes: { models: 7 } });
  try {
    const seen: string[] = [];
    let url: string | null = `${paged.hubUrl}/api/models?limit=500&sort=likes`;
    while (url !== null) {
      const response: Response = await fetch(url);
      const items: Item[] = await response.json();
      expect(items.length).toBeLessThanOrEqual(7);
      seen.push(...items.map(({ id }) => id));
      url = /<(http:\/\/127[^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] ?? null;
    }
    expect(seen).toEqual(await ids("sort=likes"));
    expect((await fetch(`${paged.hubUrl}/api/models?cursor=nonsense`)).status).toBe(400);
  } finally {
    await paged.close();
  }
});

describe("the dataset list", () => {
  const datasets = (query: string): Promise<string[]> => ids(query, undefined, "datasets");

  test("filters by what is special to datasets", async () => {
    expect(await datasets("filter=task_categories:question-answering")).toEqual(["northwind-ai/plain-instructions"]);
    expect(await datasets("filter=language:fr&sort=id&direction=1")).toEqual([
      "ana-m/reading-list",
      "fieldnotes/bird-sightings",
    ]);
    expect(await datasets("filter=size_categories:1K<n<10K")).toEqual(["loomworks/many-shards"]);
    expect((await datasets("gated=true")).toSorted()).toEqual(["northwind-ai/gated-dialogues", "tessera/clause-pairs"]);
    expect(await datasets("search=tide")).toEqual(["saltmarsh/tide-gauge"]);
  });

  test("shows its own fields, sorts by size, and knows no model's fields", async () => {
    const [item] = await list("author=saltmarsh", undefined, "datasets");
    expect(item).toMatchObject({ id: "saltmarsh/tide-gauge", description: expect.stringContaining("Water levels") });
    expect(item?.["modelId"]).toBeUndefined();
    const sizes = (await list("sort=mainSize&expand=mainSize", undefined, "datasets")).map((it) =>
      Number(it["mainSize"]),
    );
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    const wrong = await fetch(`${hub.hubUrl}/api/datasets?expand=pipeline_tag`);
    expect(wrong.status).toBe(400);
    expect(wrong.headers.get("x-error-message")).toContain("paperswithcode_id");
  });
});

describe("the Space list", () => {
  const spaces = (query: string): Promise<string[]> => ids(query, undefined, "spaces");

  test("filters by SDK and by what a Space uses", async () => {
    expect(await spaces("filter=streamlit")).toEqual(["saltmarsh/tide-clock"]);
    expect(await spaces("models=helios/Lumen-Small-EN")).toEqual(["helios/lumen-live"]);
    expect(await spaces("datasets=helios/voice-postcards")).toEqual(["helios/lumen-live"]);
    expect((await spaces("linked=true")).toSorted()).toEqual([
      "helios/lumen-live",
      "marais-vision/pixelry-studio",
      "northwind-ai/chat-with-aster",
    ]);
  });

  test("shows hardware and state when asked", async () => {
    const items = await list("expand=runtime&expand=subdomain&limit=100", undefined, "spaces");
    expect(items.find(({ id }) => id === "helios/lumen-live")).toMatchObject({
      subdomain: "helios-lumen-live",
      runtime: { stage: "RUNNING", hardware: { current: "t4-small", requested: "t4-small" }, replicas: { current: 2 } },
    });
    expect(items.find(({ id }) => id === "loomworks/tangled")).toMatchObject({
      runtime: { stage: "RUNTIME_ERROR", errorMessage: "Exit code: 137", hardware: { current: null } },
    });
  });

  test("hides private ones from strangers", async () => {
    expect(await spaces("author=ana-m")).toEqual([]);
    expect(await ids("author=ana-m", hub.tokens.fineGrainedOneSpace, "spaces")).toEqual(["ana-m/shanty-box-private"]);
  });
});

test("local apps are found by the formats that they run; an unknown app is 400", async () => {
  const gguf = await ids("filter=gguf&limit=1000");
  expect(gguf.length).toBeGreaterThan(0);
  expect(await ids("apps=llama.cpp,ollama&limit=1000")).toEqual(gguf);
  expect((await fetch(`${hub.hubUrl}/api/models?apps=toaster`)).status).toBe(400);
});

test.each([true, false])(
  "library=, language= and license= filter, or are passed over (%s)",
  async (separateFilters) => {
    const own = await startHub({ variants: { separateFilters } });
    try {
      const all = await ids("limit=1000", undefined, "models", own);
      const german = await ids("language=de&limit=1000", undefined, "models", own);
      expect(german.length < all.length).toBe(separateFilters);
      expect((await ids("license=mit&library=transformers", undefined, "models", own)).length < all.length).toBe(
        separateFilters,
      );
    } finally {
      await own.close();
    }
  },
);

test.each([500, 1000] as const)("a page holds at most %i entries, whatever is asked", async (listPageMax) => {
  const repos = Array.from({ length: 1001 }, (_, at) => ({ id: `many/repo-${at}`, cardData: null }));
  const own = await startHub({ repos, variants: { listPageMax } });
  try {
    expect(await ids("limit=5000", undefined, "models", own)).toHaveLength(listPageMax);
  } finally {
    await own.close();
  }
});
