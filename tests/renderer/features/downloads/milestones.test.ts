import { expect, test } from "vitest";
import { milestones } from "#renderer/features/downloads/milestones.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { sampleJob } from "#tests/renderer/features/sample-job.ts";

const seen = (...jobs: Job[]) => new Map(jobs.map((job) => [job.id, job]));
const done = sampleJob({ state: { type: "done", at: 1 } });

test("a download that ended is said once", () => {
  expect(milestones(seen(sampleJob()), [done])).toEqual(["northwind-ai/Aster-7B-Instruct is downloaded and verified."]);
  expect(milestones(seen(done), [done])).toEqual([]);
});

test("progress is never said", () => {
  expect(milestones(seen(sampleJob()), [sampleJob({ receivedBytes: 9_999_999_999 })])).toEqual([]);
});

test("what was there when the screen opened is no news", () => {
  expect(milestones(new Map(), [done])).toEqual([]);
});

test("a failure is said with what failed", () => {
  const problem = { code: "DISK_FULL", what: "The disk is full", why: "Free 1 GB.", action: null } as const;
  expect(milestones(seen(sampleJob()), [sampleJob({ state: { type: "failed", problem } })])).toEqual([
    "northwind-ai/Aster-7B-Instruct failed: The disk is full.",
  ]);
});
