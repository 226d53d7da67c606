import { expect, test } from "vitest";
import { FileProgress, type IndexRange } from "#core/downloads/queue/file-progress.ts";

const files = Array.from({ length: 6 }, (_, index) => ({ path: `${index}`, sizeBytes: 10, blobId: "a".repeat(40) }));

const known: readonly (readonly IndexRange[])[] = [
  [],
  [[0, 6]],
  [[0, 1]],
  [[5, 6]],
  [
    [1, 3],
    [4, 5],
  ],
];

test.each(known.map((ranges) => [ranges] as const))(
  "verified files are told as the ranges they came as: %j",
  (ranges) => {
    const progress = new FileProgress(files, ranges);
    expect(progress.verifiedRanges()).toEqual(ranges);
    const count = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
    expect([progress.verifiedCount, progress.verifiedBytes]).toEqual([count, count * 10]);
  },
);

test("a range beyond the files is cut, and a reopened file splits one", () => {
  const progress = new FileProgress(files, [[0, 99]]);
  progress.reopen(2);
  progress.reopen(2);
  expect(progress.verifiedRanges()).toEqual([
    [0, 2],
    [3, 6],
  ]);
  expect(progress.verifiedCount).toBe(5);
});

test("the phase that is furthest is told, and one that failed is none", () => {
  const progress = new FileProgress(files, []);
  const order = ["receiving", "verifying", "waiting"] as const;
  progress.setPhase(0, "failed");
  expect(progress.firstOf(order)).toBeNull();
  progress.setPhase(1, "waiting");
  progress.setPhase(2, "verifying");
  expect(progress.firstOf(order)).toBe("verifying");
  progress.setPhase(2, null);
  expect(progress.firstOf(order)).toBe("waiting");
});
