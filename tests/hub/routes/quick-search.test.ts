/** Search as one types, trending repos, tags by type, and who owns what. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearer } from "#tests/hub/bearer.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const get = (path: string, secret?: string): Promise<Response> =>
  fetch(hub.hubUrl + path, { redirect: "manual", headers: secret === undefined ? {} : bearer(secret) });
const body = async (path: string, secret?: string) => (await get(path, secret)).json();
const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describe("quick search", () => {
  test("finds repos of every kind, organisations and people, and counts them all", async () => {
    const found = await body("/api/quicksearch?q=lumen&limit=2");
    expect(found).toMatchObject({ q: "lumen", modelsCount: 2, spacesCount: 1, datasetsCount: 0, users: [] });
    expect(found.models[0]).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      id: "helios/Lumen-Small-EN",
      trendingWeight: 77,
    });
    expect(found.spaces).toMatchObject([{ id: "helios/lumen-live", emoji: "🎙️" }]);
    const people = await body("/api/quicksearch?q=ana");
    expect(people.users).toMatchObject([{ user: "ana-m", fullname: "Ana Moreau" }]);
    expect((await body("/api/quicksearch?q=helios")).orgs).toMatchObject([{ name: "helios" }]);
  });

  test("narrows by type, owner, task and standing; shows private repos to who may see them", async () => {
    expect(Object.keys(await body("/api/quicksearch?q=a&type=dataset"))).not.toContain("models");
    expect(idsOf((await body("/api/quicksearch?q=&type=model&pipelines=object-detection")).models)).toEqual([
      "marais-vision/heron-detect",
    ]);
    const helios = (await body("/api/quicksearch?q=&type=dataset&namespace=helios")).datasets;
    expect(idsOf(helios)).toEqual(["helios/voice-postcards"]);
    const open = (
      await body("/api/quicksearch?q=&type=dataset&limit=20&reposFilter=skip_gated&reposFilter=skip_disabled")
    ).datasets;
    expect(idsOf(open)).not.toContain("tessera/clause-pairs");
    expect(idsOf(open)).not.toContain("tessera/withdrawn-corpus");
    const own = await body("/api/quicksearch?q=private&type=model", hub.tokens.read);
    expect(own.models).toMatchObject([{ id: "ana-m/field-notes-private", private: true }]);
    expect((await body("/api/quicksearch?q=private&type=model")).models).toEqual([]);
  });

  test("takes a form as well", async () => {
    const form = new URLSearchParams({ q: "tide", type: "dataset" });
    const response = await fetch(`${hub.hubUrl}/api/quicksearch`, { method: "POST", body: form });
    expect(idsOf((await response.json()).datasets)).toEqual(["saltmarsh/tide-gauge"]);
  });
});

describe("trending", () => {
  test("mixes the kinds, best first, without the id that lists have", async () => {
    const { recentlyTrending } = await body("/api/trending?limit=20");
    expect(recentlyTrending).toHaveLength(20);
    expect(new Set(recentlyTrending.map(({ repoType }: { repoType: string }) => repoType)).size).toBeGreaterThan(1);
    const [first] = (await body("/api/trending?type=model&limit=1")).recentlyTrending;
    expect(first).toMatchObject({
      repoType: "model",
      repoData: {
        ...{ id: "northwind-ai/Aster-Nano-Instruct", author: "northwind-ai", numParameters: 40_509_952 },
        authorData: { name: "northwind-ai", type: "org" },
      },
    });
    expect(first.repoData._id).toBeUndefined();
    const groq = first.repoData.availableInferenceProviders.find(
      ({ provider }: { provider: string }) => provider === "groq",
    );
    expect(groq).toMatchObject({ modelStatus: "live", task: "conversational" });
  });

  test("knows its limit and its types", async () => {
    expect((await get("/api/trending?limit=21")).status).toBe(400);
    expect((await get("/api/trending?type=bucket")).status).toBe(400);
  });
});

describe("tags by type", () => {
  test("of models: tasks, libraries, languages, licences", async () => {
    const tags = await body("/api/models-tags-by-type");
    expect(tags.pipeline_tag).toContainEqual({
      ...{ id: "text-generation", label: "Text Generation", type: "pipeline_tag", subType: "nlp" },
    });
    expect(tags.license).toContainEqual({ id: "license:mit", label: "mit", type: "license" });
    expect(tags.language).toContainEqual({ id: "en", label: "en", type: "language" });
    expect(tags.library).toContainEqual({ id: "gguf", label: "Gguf", type: "library" });
    expect(Object.keys(await body("/api/models-tags-by-type?type=license"))).toEqual(["license"]);
  });

  test("of datasets: task categories, sizes, formats", async () => {
    const tags = await body("/api/datasets-tags-by-type");
    expect(tags.task_categories).toContainEqual({
      ...{ id: "task_categories:text-generation", label: "Text Generation", type: "task_categories" },
    });
    expect(tags.format).toContainEqual({ id: "format:parquet", label: "parquet", type: "format" });
    expect(tags.size_categories.length).toBe(2);
  });
});

describe("owners", () => {
  test("a person: overview, avatar, likes, and a redirect for another spelling", async () => {
    expect(await body("/api/users/ana-m/overview")).toMatchObject({
      ...{ user: "ana-m", fullname: "Ana Moreau", type: "user", numModels: 1, numDatasets: 1, numSpaces: 0 },
      orgs: [{ name: "quarry-labs" }, { name: "helios" }],
    });
    expect((await body("/api/users/ana-m/overview", hub.tokens.read)).numModels).toBe(2);
    expect(await body("/api/users/ana-m/avatar")).toEqual({ avatarUrl: `${hub.hubUrl}/avatars/ana-m.svg` });
    expect(await body("/api/users/ana-m/likes")).toContainEqual({
      createdAt: expect.any(String),
      repo: { name: "saltmarsh/tide-gauge", type: "dataset" },
    });
    const spelled = await get("/api/users/Ana-M/overview");
    expect(spelled.status).toBe(307);
    expect(spelled.headers.get("location")).toBe("/api/users/ana-m/overview");
  });

  test("an organisation: overview in any spelling, members", async () => {
    expect(await body("/api/organizations/HELIOS/overview")).toMatchObject({ name: "helios", numUsers: 1 });
    expect(await body("/api/organizations/helios/members")).toMatchObject([{ user: "ana-m" }]);
  });

  test("who is not there is 404 in the Hub's words", async () => {
    expect(await body("/api/users/nobody/overview")).toEqual({ error: "This user does not exist" });
    expect((await get("/api/organizations/nobody/overview")).status).toBe(404);
    expect((await get("/api/users/helios/overview")).status).toBe(404);
  });
});
