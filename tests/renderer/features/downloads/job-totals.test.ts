import { expect, test } from "vitest";
import { jobTotals, timeLeft, totalsLine } from "#renderer/features/downloads/job-totals.ts";
import { sampleJob } from "#tests/renderer/features/sample-job.ts";

test("adds up what runs, what waits and what is still to come", () => {
  const totals = jobTotals([
    sampleJob(),
    sampleJob({ state: { type: "verifying" } }),
    sampleJob({ state: { type: "queued" }, receivedBytes: 0 }),
    sampleJob({ state: { type: "paused" } }),
    sampleJob({ state: { type: "done", at: 0 } }),
  ]);
  expect(totals).toEqual({
    running: 2,
    waiting: 1,
    paused: 1,
    failed: 0,
    toGoBytes: 16_000_000_000,
    bytesPerSecond: 50_000_000,
  });
  expect(totalsLine(totals)).toBe("2 running · 1 waiting · 1 paused · 16.0 GB to go");
});

test("the speed of a job that no longer receives does not count", () => {
  expect(jobTotals([sampleJob({ state: { type: "paused" } })]).bytesPerSecond).toBe(0);
});

test("an empty queue says nothing", () => {
  expect(totalsLine(jobTotals([]))).toBe("");
});

test("more bytes than announced leave nothing to go, not less than nothing", () => {
  expect(jobTotals([sampleJob({ receivedBytes: 11_000_000_000 })]).toGoBytes).toBe(0);
});

test("no time is promised while no bytes come", () => {
  expect(timeLeft(1000, 0)).toBeNull();
  expect(timeLeft(6_000_000_000, 50_000_000)).toBe("2 min left");
});
