import { expect, test } from "vitest";
import { type FitAnswer, fitOf, fits, largestGpu, type MachineMemory } from "#shared/model/memory/fits.ts";

const GB = 1_000_000_000;
const machine = (total: number, available: number | null, ...gpus: MachineMemory["gpus"]): MachineMemory => ({
  memory: { totalBytes: total * GB, availableBytes: available === null ? null : available * GB },
  gpus,
});
const card = (memory: number | null, free: number | null = null, isUnified = false) => ({
  memoryBytes: memory === null ? null : memory * GB,
  freeBytes: free === null ? null : free * GB,
  isUnified,
});

const laptop = machine(16, 9.4);
const gaming = machine(32, 20, card(2, 1), card(12, 11));
const mac = machine(24, 14, card(16, null, true));

test.each<[string, number, MachineMemory, FitAnswer]>([
  ["less than is free", 9, laptop, { fit: "fits", place: "memory" }],
  ["more than is free, less than there is", 11, laptop, { fit: "tight", place: "memory" }],
  ["what the system itself needs", 12.5, laptop, { fit: "no", place: null }],
  ["a system that does not say what is free", 11, machine(16, null), { fit: "fits", place: "memory" }],
  ["the card", 10, gaming, { fit: "fits", place: "gpu" }],
  ["more than the card has free, but memory has it", 11.5, gaming, { fit: "fits", place: "memory" }],
  ["more than memory has free", 25, gaming, { fit: "tight", place: "memory" }],
  ["only both together", 35, gaming, { fit: "tight", place: "both" }],
  ["more than both", 41, gaming, { fit: "no", place: null }],
  ["a card whose memory is not known", 9, machine(16, 10, card(null)), { fit: "fits", place: "memory" }],
  ["shared memory that is free", 13, mac, { fit: "fits", place: "gpu" }],
  ["shared memory that is in use", 15, mac, { fit: "tight", place: "gpu" }],
  ["beyond the graphics part's share", 18, mac, { fit: "tight", place: "memory" }],
  ["shared memory does not count twice", 22, mac, { fit: "no", place: null }],
  ["a small machine keeps a quarter for itself", 2.5, machine(3, 3), { fit: "no", place: null }],
])("%s", (_name, needs, on, answer) => {
  expect(fitOf(needs * GB, on)).toEqual(answer);
  expect(fits(needs * GB, on)).toBe(answer.fit);
});

test("what is not known is unknown", () => {
  expect(fits(null, laptop)).toBe("unknown");
  expect(fits(1, undefined)).toBe("unknown");
  expect(fits(1, machine(0, 0))).toBe("unknown");
});

test("the largest card counts", () => {
  expect(largestGpu(gaming)?.memoryBytes).toBe(12 * GB);
  expect(largestGpu(machine(16, 1, card(null)))).toBeNull();
});
