/** What an address may carry, typed by a person or broken on the way. */
import { describe, expect, it } from "vitest";
import { modelsSearch, playgroundSearch, repoSearch } from "#renderer/app/search-params.ts";

describe("the address of Models", () => {
  it("keeps what the screen knows and leaves out the rest", () => {
    expect(modelsSearch({ q: "7b", task: "text-generation", sort: "likes", repo: "owner/name", page: "3" })).toEqual({
      q: "7b",
      task: "text-generation",
      sort: "likes",
      repo: "owner/name",
    });
  });

  it("drops an unknown order, a repo id that is none, and a search beyond the contract's length", () => {
    expect(modelsSearch({ q: "x".repeat(201), sort: "price", repo: "../etc/passwd" })).toEqual({});
  });

  it("drops what is not text and what is empty", () => {
    expect(modelsSearch({ q: "", task: { $gt: "" }, sort: ["likes"], repo: 7 })).toEqual({});
  });
});

describe("the address of a repo", () => {
  it("keeps tab, revision and folder", () => {
    expect(repoSearch({ tab: "files", revision: "refs/pr/1", path: "onnx/fp16" })).toEqual({
      tab: "files",
      revision: "refs/pr/1",
      path: "onnx/fp16",
    });
  });

  it("drops a tab that does not exist and a revision that climbs", () => {
    expect(repoSearch({ tab: "admin", revision: "main/../../x" })).toEqual({});
  });
});

describe("the address of the playground", () => {
  it("keeps the model's name as it is, without judging it", () => {
    expect(playgroundSearch({ model: "owner/name" })).toEqual({ model: "owner/name" });
    expect(playgroundSearch({ model: "x".repeat(201) })).toEqual({});
  });
});
