import { expect, test } from "vitest";
import { fractionOf, reportDownloads } from "#core/app/report-downloads.ts";
import type { DownloadsChange } from "#core/core.ts";
import type { Job } from "#shared/contract/downloads.ts";
import type { Problem } from "#shared/model/problem.ts";
import { sampleJob } from "#tests/renderer/features/sample-job.ts";

const problem: Problem = { code: "DISK_FULL", what: "The disk is full", why: "No space is left.", action: null };

/** What the system was told of a queue that goes through these changes. */
async function told(changes: readonly DownloadsChange[]): Promise<string[]> {
  const words: string[] = [];
  async function* watch() {
    yield* changes;
  }
  await reportDownloads(
    { watch },
    {
      notify: ({ title, body }) => void words.push(`${title}: ${body}`),
      showProgress: (fraction) => void words.push(`progress ${fraction}`),
      keepAwake: (isNeeded) => void words.push(isNeeded ? "stay awake" : "may sleep"),
    },
    new AbortController().signal,
  );
  return words;
}

const snapshot = (...jobs: Job[]): DownloadsChange => ({ type: "snapshot", jobs });
const put = (job: Job): DownloadsChange => ({ type: "put", job });
const done = sampleJob({ state: { type: "done", at: 1 }, receivedBytes: 10_000_000_000 });

test("while something downloads there is a bar and the machine stays awake; at its end both go, with a word", async () => {
  expect(
    await told([snapshot(), put(sampleJob({ receivedBytes: 0 })), put(sampleJob()), put(sampleJob()), put(done)]),
  ).toEqual([
    "stay awake",
    "progress 0",
    "progress 0.4",
    "Download finished: northwind-ai/Aster-7B-Instruct, 10.0 GB",
    "may sleep",
    "progress null",
  ]);
});

test("a failure is told with its reason, a pause and a cancellation are the person's own doing", async () => {
  const failed = sampleJob({ state: { type: "failed", problem } });
  expect(await told([snapshot(sampleJob()), put(failed)])).toContain(
    "Download failed: northwind-ai/Aster-7B-Instruct: The disk is full",
  );
  for (const type of ["paused", "cancelled"] as const) {
    expect(await told([snapshot(sampleJob()), put(sampleJob({ state: { type } }))])).toEqual([
      "stay awake",
      "progress 0.4",
      "may sleep",
      "progress null",
    ]);
  }
});

test("what ended before this start is no news, and is told once only", async () => {
  expect(await told([snapshot(done), put(done), snapshot(done)])).toEqual([]);
});

test("when the app closes, the bar and the lock are given back", async () => {
  expect(await told([snapshot(sampleJob())])).toEqual(["stay awake", "progress 0.4", "may sleep", "progress null"]);
});

test("the bar counts what waits its turn, and is gone while nothing moves", () => {
  const queued = sampleJob({ id: "job-2", state: { type: "queued" }, receivedBytes: 0 });
  expect(fractionOf([sampleJob(), queued, { ...done, id: "job-3" }])).toBe(0.2);
  expect(fractionOf([queued])).toBeNull();
  expect(fractionOf([sampleJob({ state: { type: "waiting", for: "network", until: null } })])).toBeNull();
  expect(fractionOf([sampleJob({ sizeBytes: 0, receivedBytes: 0 })])).toBe(0);
  expect(fractionOf([])).toBeNull();
});
