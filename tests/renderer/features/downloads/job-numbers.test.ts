import { expect, test } from "vitest";
import { bytesWords, filesWords, paceWords } from "#renderer/features/downloads/job-numbers.ts";
import { sampleJob } from "#tests/renderer/features/sample-job.ts";

test("says how much has come and how much of that was checked", () => {
  expect(bytesWords(sampleJob())).toBe("4.0 GB of 10.0 GB · 3.0 GB verified");
  expect(bytesWords(sampleJob({ verifiedBytes: 0 }))).toBe("4.0 GB of 10.0 GB");
});

test("verifying is a phase of its own, with all bytes here", () => {
  const job = sampleJob({ receivedBytes: 10_000_000_000, hashedBytes: 8_000_000_000, state: { type: "verifying" } });
  expect(bytesWords(job)).toBe("10.0 GB received · 8.0 GB checked");
  expect(paceWords(job, 50_000_000)).toBe("checking the bytes");
});

test("a speed is shown only while bytes are expected", () => {
  expect(paceWords(sampleJob(), 50_000_000)).toBe("50.0 MB/s · 2 min left");
  expect(paceWords(sampleJob({ state: { type: "paused" } }), 50_000_000)).toBeNull();
});

test("a stalled job says so, and promises no end", () => {
  expect(paceWords(sampleJob(), 0)).toBe("0 B/s · waiting for bytes");
  expect(paceWords(sampleJob({ receivedBytes: 0 }), 0)).toBe("connecting");
  expect(paceWords(sampleJob({ receivedBytes: 10_000_000_000 }), 0)).toBe("checking the bytes");
});

test("one file goes by its path, several by their number", () => {
  expect(filesWords({ fileCount: 1, firstPath: "a/b.bin" })).toBe("a/b.bin");
  expect(filesWords({ fileCount: 27, firstPath: "a/b.bin" })).toBe("27 files");
  expect(filesWords({ fileCount: 10_002, firstPath: "a/b.bin" })).toBe("10,002 files");
});
