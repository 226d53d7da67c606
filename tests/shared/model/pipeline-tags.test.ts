import { expect, test } from "vitest";
import { pipelineTagGroups, pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

test("a known tag has the label people use for it", () => {
  expect(pipelineTagLabel("automatic-speech-recognition")).toBe("Speech recognition");
});

test("a tag that came after this list keeps its own words", () => {
  expect(pipelineTagLabel("smell-to-text")).toBe("Smell to text");
});

test("no tag is in two groups", () => {
  const tags = pipelineTagGroups.flatMap(({ tags }) => Object.keys(tags));
  expect(new Set(tags).size).toBe(tags.length);
});
