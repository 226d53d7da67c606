/** What an address may carry, typed by a person or broken on the way. */
import { describe, expect, it } from "vitest";
import { playgroundSearch, repoSearch } from "#renderer/app/search-params.ts";

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
