/** Our own list calls against the library's, on the same Hub: the same repos with the same facts, whatever is asked. */
import { listDatasets, listModels, listSpaces } from "@huggingface/hub";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListQuestion, RepoSummary } from "#shared/contract/browse.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
let hub: RunningHub;
let started: TestCore;
beforeAll(async () => {
  hub = await startHub({ pageSizes: { models: 10 } });
  started = await createTestCore({ hub });
});
afterAll(async () => {
  await started.close();
  await hub.close();
});

async function ours(question: ListQuestion): Promise<RepoSummary[]> {
  const rows: RepoSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await started.core.browse.list({ ...question, cursor }, call);
    rows.push(...page.repos);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

type Facts = {
  readonly id: string;
  readonly likes: number;
  readonly updated: number;
  readonly isPrivate: boolean;
  readonly gated?: string;
  readonly downloads?: number;
  readonly what?: string | null;
};

function factsOf(row: RepoSummary): Facts {
  const common = { id: row.id, likes: row.likes, updated: row.lastModified ?? 0, isPrivate: row.isPrivate };
  if (row.kind === "space") return { ...common, what: row.sdk };
  const used = { ...common, gated: row.gated, downloads: row.downloads };
  return row.kind === "model" ? { ...used, what: row.pipelineTag } : used;
}

async function theirs<Entry>(entries: AsyncIterable<Entry>, read: (entry: Entry) => Facts): Promise<Facts[]> {
  const all: Facts[] = [];
  for await (const entry of entries) all.push(read(entry));
  return all;
}
const gate = (gated: false | "auto" | "manual") => (gated === false ? "no" : gated);

const questions: readonly {
  readonly what: string;
  readonly filter: Extract<ListQuestion, { kind: "model" }>["filter"];
  readonly search: NonNullable<Parameters<typeof listModels>[0]>["search"];
}[] = [
  { what: "everything", filter: {}, search: {} },
  { what: "words", filter: { search: "aster 7b" }, search: { query: "aster 7b" } },
  { what: "an owner", filter: { author: "northwind-ai" }, search: { owner: "northwind-ai" } },
  { what: "a task", filter: { pipelineTag: "text-to-image" }, search: { task: "text-to-image" } },
  {
    what: "tags",
    filter: { library: ["transformers"], license: "apache-2.0" },
    search: { tags: ["transformers", "license:apache-2.0"] },
  },
];

test.each(questions)("models: $what", async ({ filter, search }) => {
  const library = theirs(listModels({ hubUrl: hub.hubUrl, sort: "downloads", ...(search && { search }) }), (entry) => ({
    id: entry.name,
    likes: entry.likes,
    updated: entry.updatedAt.getTime(),
    isPrivate: entry.private,
    gated: gate(entry.gated),
    downloads: entry.downloads,
    what: entry.task ?? null,
  }));
  const rows = (await ours({ kind: "model", filter, sort: "downloads" })).map(factsOf);
  expect(rows).toEqual(await library);
  expect(rows.length).toBeGreaterThan(0);
});

test("datasets", async () => {
  const library = theirs(listDatasets({ hubUrl: hub.hubUrl, sort: "likes" }), (entry) => ({
    id: entry.name,
    likes: entry.likes,
    updated: entry.updatedAt.getTime(),
    isPrivate: entry.private,
    gated: gate(entry.gated),
    downloads: entry.downloads,
  }));
  expect((await ours({ kind: "dataset", filter: {}, sort: "likes" })).map(factsOf)).toEqual(await library);
});

test("Spaces", async () => {
  const library = theirs(listSpaces({ hubUrl: hub.hubUrl, sort: "likes" }), (entry) => ({
    id: entry.name,
    likes: entry.likes,
    updated: entry.updatedAt.getTime(),
    isPrivate: entry.private,
    what: entry.sdk ?? null,
  }));
  expect((await ours({ kind: "space", filter: {}, sort: "likes" })).map(factsOf)).toEqual(await library);
});
