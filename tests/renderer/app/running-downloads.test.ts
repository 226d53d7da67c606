/** The count and the speed in the frame. */
import { describe, expect, it } from "vitest";
import { runningDownloads } from "#renderer/app/frame/running-downloads.ts";
import type { Job, JobState } from "#shared/contract/downloads.ts";

const job = (state: JobState, bytesPerSecond: number): Job => ({
  id: crypto.randomUUID(),
  repo: { kind: "model", id: "owner/name" },
  revision: "main",
  commit: "0".repeat(40),
  fileCount: 1,
  isWhole: true,
  firstPath: "a.bin",
  sizeBytes: 100,
  receivedBytes: 10,
  verifiedBytes: 0,
  hashedBytes: 0,
  bytesPerSecond,
  state,
  setback: null,
  folder: null,
  place: 0,
  addedAt: 0,
});

describe("running downloads", () => {
  it("counts what receives and verifies, not what waits, failed or is done", () => {
    const jobs = [
      job({ type: "receiving" }, 5),
      job({ type: "verifying" }, 0),
      job({ type: "queued" }, 0),
      job({ type: "paused" }, 0),
      job({ type: "waiting", for: "network", until: null }, 0),
      job({ type: "done", at: 1 }, 0),
    ];
    expect(runningDownloads(jobs)).toEqual({ count: 2, bytesPerSecond: 5 });
  });

  it("adds up the speed of what receives and ignores a stale number of anything else", () => {
    const jobs = [job({ type: "receiving" }, 5), job({ type: "receiving" }, 7), job({ type: "paused" }, 900)];
    expect(runningDownloads(jobs).bytesPerSecond).toBe(12);
  });

  it("is nothing for an empty queue", () => {
    expect(runningDownloads([])).toEqual({ count: 0, bytesPerSecond: 0 });
  });
});
