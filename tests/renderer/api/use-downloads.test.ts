import { expect, test } from "vitest";
import { applyJobChange } from "#renderer/api/use-downloads.ts";
import type { Job } from "#shared/contract/downloads.ts";

const job = (id: string, receivedBytes = 0, place = 0): Job => ({
  id,
  repo: { kind: "model", id: "owner/name" },
  revision: "main",
  commit: "0".repeat(40),
  fileCount: 1,
  isWhole: true,
  firstPath: "a",
  sizeBytes: 10,
  receivedBytes,
  verifiedBytes: 0,
  hashedBytes: 0,
  bytesPerSecond: 0,
  state: { type: "queued" },
  setback: null,
  folder: null,
  place,
  addedAt: 0,
});

test("a new job comes last, a known one is replaced where it stands, a removed one goes", () => {
  const jobs = [job("a"), job("b")];
  const ids = (list: Job[]) => list.map(({ id, receivedBytes }) => `${id}${receivedBytes}`);
  expect(ids(applyJobChange(jobs, { type: "put", job: job("c") }))).toEqual(["a0", "b0", "c0"]);
  expect(ids(applyJobChange(jobs, { type: "put", job: job("a", 5) }))).toEqual(["a5", "b0"]);
  expect(ids(applyJobChange(jobs, { type: "removed", id: "a" }))).toEqual(["b0"]);
  expect(ids(applyJobChange(jobs, { type: "removed", id: "x" }))).toEqual(["a0", "b0"]);
});

test("a job whose place changed moves there", () => {
  const jobs = [job("a", 0, 1), job("b", 0, 2), job("c", 0, 3)];
  const ids = (list: Job[]) => list.map(({ id }) => id);
  expect(ids(applyJobChange(jobs, { type: "put", job: job("c", 0, 1.5) }))).toEqual(["a", "c", "b"]);
  expect(ids(applyJobChange(jobs, { type: "put", job: job("a", 0, 4) }))).toEqual(["b", "c", "a"]);
});

test("what did not change stays the same object, and the list before is left alone", () => {
  const jobs = [job("a"), job("b")];
  const next = applyJobChange(jobs, { type: "put", job: job("a", 5) });
  expect(next[1]).toBe(jobs[1]);
  expect(jobs[0]?.receivedBytes).toBe(0);
});
