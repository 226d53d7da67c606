/** A download to test with: northwind-ai/Aster-7B-Instruct on its way, changed as a test needs it. */
import type { Job } from "#shared/contract/downloads.ts";

export const sampleCommit = "9f2c1ab0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6";

export function sampleJob(change: Partial<Job> = {}): Job {
  return {
    id: "job-1",
    repo: { kind: "model", id: "northwind-ai/Aster-7B-Instruct" },
    revision: "main",
    commit: sampleCommit,
    fileCount: 9,
    isWhole: true,
    firstPath: "config.json",
    sizeBytes: 10_000_000_000,
    receivedBytes: 4_000_000_000,
    verifiedBytes: 3_000_000_000,
    hashedBytes: 3_000_000_000,
    bytesPerSecond: 50_000_000,
    state: { type: "receiving" },
    setback: null,
    folder: null,
    place: 0,
    addedAt: 0,
    ...change,
  };
}
