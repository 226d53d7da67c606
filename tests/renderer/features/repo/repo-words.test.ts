import { expect, test } from "vitest";
import { pictureWords } from "#renderer/features/repo/card/picture-words.ts";
import { jobBrief } from "#renderer/features/repo/download/job-brief.ts";
import { planRows, requestWords } from "#renderer/features/repo/download/plan-rows.ts";
import { selectionOf, wholeRepo } from "#renderer/features/repo/download/selection-form.ts";
import { baseName, folderTrail } from "#renderer/features/repo/files/folder-trail.ts";
import { canChat } from "#renderer/features/repo/head/repo-facts.ts";
import { sampleCommit, sampleJob } from "#tests/renderer/features/sample-job.ts";

const plan = {
  commit: sampleCommit,
  fileCount: 14,
  sizeBytes: 15_200_000_000,
  onDiskBytes: 2_100_000_000,
  freeBytes: 212_000_000_000,
  freeAfterBytes: 198_900_000_000,
  cacheFolder: "/home/ana/.cache/huggingface/hub",
  access: { type: "granted" as const },
  requests: { needed: 20, quota: 5000, left: null, resetAt: null },
  seconds: null,
  quantisations: [],
};

test("a plan says what is new, what is here and what is free after", () => {
  expect(planRows(plan).map(({ value }) => value)).toEqual([
    ...["14 · 15.2 GB", "13.1 GB", "2.1 GB", "199 GB"],
    "not measured yet",
  ]);
});

test("a plan that does not fit says so", () => {
  expect(planRows({ ...plan, freeAfterBytes: -4_100_000_000 })[3]).toEqual({
    label: "Free after",
    value: "not enough space",
    isBad: true,
  });
});

test("the time is told once a speed was measured", () => {
  expect(planRows({ ...plan, seconds: 310 }).at(-1)).toMatchObject({ label: "Takes about", value: "5 min" });
  expect(planRows({ ...plan, onDiskBytes: plan.sizeBytes }).at(-1)?.value).toBe("a few seconds");
  expect(planRows({ ...plan, fileCount: 0, sizeBytes: 0 }).at(-1)?.value).toBe("nothing");
});

test("the Hub's limit on requests is spoken of only where it is in the way", () => {
  expect(requestWords(plan)).toBeNull();
  const requests = { needed: 6200, quota: 3000, left: null, resetAt: null };
  expect(requestWords({ ...plan, requests })).toMatch(/6,200 requests, and the Hub allows 3,000 .* goes on by itself/);
  expect(requestWords({ ...plan, requests: { ...requests, needed: 20, left: 5 } })).toContain("has 5 of 3,000 left");
});

test("the form of the sheet becomes a selection once it says enough", () => {
  expect(selectionOf(wholeRepo)).toEqual({ type: "everything" });
  expect(selectionOf({ ...wholeRepo, preset: "quantisation" })).toBeNull();
  expect(selectionOf({ ...wholeRepo, preset: "patterns", include: " *.json \n\n", exclude: "a/*\nb" })).toEqual({
    type: "patterns",
    include: ["*.json"],
    exclude: ["a/*", "b"],
  });
});

test("the rows are there before the plan is", () => {
  expect(planRows(undefined).map(({ label }) => label)).toEqual(planRows(plan).map(({ label }) => label));
});

test("progress is rounded down: 100 % means all", () => {
  expect(jobBrief(sampleJob({ receivedBytes: 9_999_999_999 }))).toBe("Receiving 99 %");
  expect(jobBrief(sampleJob({ sizeBytes: 0, receivedBytes: 0 }))).toBe("Receiving 0 %");
  expect(jobBrief(sampleJob({ state: { type: "done", at: 0 } }))).toBe("On disk");
  expect(jobBrief(sampleJob({ state: { type: "done", at: 0 }, isWhole: false }))).toBe("Part on disk");
});

test("a folder's trail leads from the top to it", () => {
  expect(folderTrail("a/b/c")).toEqual([
    { name: "a", path: "a" },
    { name: "b", path: "a/b" },
    { name: "c", path: "a/b/c" },
  ]);
  expect(folderTrail("")).toEqual([]);
  expect(baseName("a/b/c.bin")).toBe("c.bin");
  expect(baseName("c.bin")).toBe("c.bin");
});

test("Try is offered for models that chat and that someone serves", () => {
  const repo = { kind: "model", id: "a/b" } as const;
  expect(canChat({ repo, providers: ["x"], pipelineTag: "text-generation" })).toBe(true);
  expect(canChat({ repo, providers: [], pipelineTag: "text-generation" })).toBe(false);
  expect(canChat({ repo, providers: ["x"], pipelineTag: "text-to-image" })).toBe(false);
  expect(canChat({ repo, providers: ["x"], pipelineTag: null })).toBe(false);
});

test("a picture at a third host names the host, any other its text or file", () => {
  expect(pictureWords({ source: "https://evil.example/p.png?x", alt: "logo", isElsewhere: true })).toBe(
    "logo (picture at evil.example)",
  );
  expect(pictureWords({ source: "img/loss.png?raw=1", alt: " ", isElsewhere: false })).toBe(
    "loss.png (picture not shown)",
  );
  expect(pictureWords({ source: "", alt: "", isElsewhere: false })).toBe("Picture (picture not shown)");
});
