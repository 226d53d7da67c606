/** The address of a list, typed by a person or broken on the way, and the question that it is. */
import { describe, expect, it, test } from "vitest";
import {
  browseSearch,
  filterCount,
  filterKeys,
  valuesOf,
  withoutFilters,
} from "#renderer/features/browse/browse-search.ts";
import { countOf, listQuestion } from "#renderer/features/browse/list-question.ts";
import { repoKinds } from "#shared/model/repo-id.ts";

describe("the address of a list", () => {
  it("keeps what the screen knows and leaves out the rest", () => {
    const raw = { q: "7b", task: "text-generation", sort: "likes", repo: "owner/name", page: "3" };
    expect(browseSearch("model", raw)).toEqual({ q: "7b", task: "text-generation", sort: "likes", repo: "owner/name" });
  });

  it("keeps of each kind only what that kind has", () => {
    const raw = { library: "gguf", sdk: "gradio", rows: "n<1K", sort: "downloads", gated: "yes" };
    expect(browseSearch("model", raw)).toEqual({ library: "gguf", sort: "downloads", gated: "yes" });
    expect(browseSearch("dataset", raw)).toEqual({ rows: "n<1K", sort: "downloads", gated: "yes" });
    expect(browseSearch("space", raw)).toEqual({ sdk: "gradio" });
  });

  it("drops an unknown order, a repo id that is none, and a search beyond the contract's length", () => {
    expect(browseSearch("model", { q: "x".repeat(201), sort: "price", repo: "../etc/passwd" })).toEqual({});
  });

  it("drops what is not text and what is empty", () => {
    expect(browseSearch("model", { q: "", task: { $gt: "" }, sort: ["likes"], repo: 7 })).toEqual({});
  });

  it.each([
    { gated: "perhaps" },
    { min: "many" },
    { max: "-7B" },
    { size: "big" },
    { author: "a/b" },
    { author: "<b>" },
    { base: "javascript://x y" },
    { disk: "no" },
    { fits: "1" },
    { license: "x".repeat(301) },
  ])("drops %j", (raw) => {
    expect(browseSearch("model", raw)).toEqual({});
  });

  it("survives itself: every good address reads as it was written", () => {
    const search = {
      ...{ q: "a b", author: "lab", task: "x", library: "a,b", language: "en", license: "mit", format: "gguf" },
      ...{ apps: "jan", provider: "all", gated: "no", base: "quantized:lab/root", min: "1B", max: "7.5B" },
      ...{ size: "10", disk: "yes", fits: "yes", sort: "createdAt", repo: "lab/one" },
    };
    expect(browseSearch("model", search)).toEqual(search);
  });
});

test("several values are told apart, and repeats are one", () => {
  expect(valuesOf("a,b,,a")).toEqual(["a", "b"]);
  expect(valuesOf(undefined)).toEqual([]);
});

test("filters are counted, a range as one, and can be taken away together", () => {
  const search = { q: "x", library: "a,b", min: "1B", max: "7B", sort: "likes" } as const;
  expect(filterCount("model", search)).toBe(3);
  expect(filterCount("model", { q: "x" })).toBe(0);
  expect(browseSearch("model", withoutFilters("model", search))).toEqual({ q: "x", sort: "likes" });
});

test("sizes are read as the address has them", () => {
  expect([countOf("7B"), countOf("1.5M"), countOf("900"), countOf(undefined)]).toEqual([7e9, 1.5e6, 900, undefined]);
});

test.each(repoKinds)("an address without filters is the plain question for %s", (kind) => {
  expect(listQuestion(kind, {})).toEqual({ kind, sort: "trendingScore", filter: {} });
});

test("every filter of the address but this computer's reaches the question", () => {
  const filled = Object.fromEntries(filterKeys.model.map((key) => [key, key === "gated" ? "no" : "1"]));
  expect(listQuestion("model", { ...filled, q: "x" }).filter).toEqual({
    search: "x",
    author: "1",
    pipelineTag: "1",
    library: ["1"],
    language: ["1"],
    license: "1",
    format: ["1"],
    apps: ["1"],
    inferenceProvider: "1",
    gated: false,
    baseModel: "1",
    numParameters: { min: 1, max: 1 },
  });
});
