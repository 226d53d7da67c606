import { beforeEach, expect, test } from "vitest";
import { LiveJob } from "#core/downloads/queue/live-job.ts";

const blobId = "0".repeat(64);
let job: LiveJob;
beforeEach(() => {
  job = new LiveJob(
    {
      id: "0123456789ab",
      repo: { kind: "model", id: "tests/tiny" },
      revision: "main",
      commit: "0".repeat(40),
      endpoint: "https://hub.test",
      accountId: null,
      userName: null,
      cacheFolder: "/nowhere/cache",
      folder: null,
      isWhole: true,
      filesKey: "key",
      place: 1,
      addedAt: 0,
    },
    [
      { path: "one.bin", sizeBytes: 100, blobId },
      { path: "two.bin", sizeBytes: 50, blobId },
    ],
    { type: "queued" },
  );
});

const now = () => job.toJob(1000);
const file = (index: number) => job.toJobFiles(index, 1)[0];

test("what goes through the hash counts as hashed, and as verified only at the end", () => {
  job.setPhase(0, "receiving");
  job.setBytes(0, 100, true, 1000);
  job.setPhase(0, "verifying");
  job.setHashed(0, 40);
  expect(now()).toMatchObject({ receivedBytes: 100, verifiedBytes: 0, hashedBytes: 40 });
  expect(file(0)).toMatchObject({ state: "verifying", hashedBytes: 40 });
  job.setVerified(0);
  job.setPhase(0, null);
  expect(now()).toMatchObject({ verifiedBytes: 100, hashedBytes: 100 });
  expect(file(0)).toMatchObject({ state: "verified", hashedBytes: 100 });
});

test("a hash that was wrong leaves nothing behind, and no file counts as hashed beyond its size", () => {
  job.setPhase(1, "verifying");
  job.setBytes(1, 50, false, 1000);
  job.setHashed(1, 80);
  expect(now().hashedBytes).toBe(50);
  job.setPhase(1, "receiving");
  expect(now()).toMatchObject({ receivedBytes: 50, hashedBytes: 0 });
  // Told late, by a check that is over.
  job.setHashed(1, 50);
  expect(now().hashedBytes).toBe(0);
});

test("a stall is told until bytes of that file come, or it is left", () => {
  job.meet(0, "stalled");
  expect(now().setback).toEqual({ type: "stalled", path: "one.bin" });
  job.setBytes(1, 10, true, 1000);
  expect(now().setback).not.toBeNull();
  job.setBytes(0, 10, true, 1000);
  expect(now().setback).toBeNull();
  job.meet(1, "slow");
  job.setPhase(1, null);
  expect(now().setback).toBeNull();
});

test("a file that began again is told of until it is there", () => {
  job.meet(0, "changed");
  job.setBytes(0, 10, true, 1000);
  expect(now().setback).toEqual({ type: "changed", path: "one.bin" });
  job.setVerified(0);
  job.setPhase(0, null);
  expect(now().setback).toBeNull();
});
