import { expect, test } from "vitest";
import { SpeedMeter } from "#core/downloads/queue/speed.ts";

test("the speed is that of the last three seconds", () => {
  const meter = new SpeedMeter();
  for (let at = 0; at <= 10_000; at += 100) meter.add(at < 5000 ? 1000 : 100_000, at);
  expect(meter.bytesPerSecond(10_000)).toBe(1_000_000);
});

test("the speed falls to zero by itself when bytes stop", () => {
  const meter = new SpeedMeter();
  for (let at = 0; at <= 3000; at += 100) meter.add(1000, at);
  expect(meter.bytesPerSecond(3000)).toBe(10_000);
  expect(meter.bytesPerSecond(4500)).toBeLessThan(6000);
  expect(meter.bytesPerSecond(6001)).toBe(0);
});

test("the first bytes do not make a huge speed", () => {
  const meter = new SpeedMeter();
  meter.add(1000, 50_000);
  expect(meter.bytesPerSecond(50_000)).toBe(2000);
});

test("after a pause it begins anew", () => {
  const meter = new SpeedMeter();
  meter.add(1_000_000, 0);
  meter.reset();
  expect(meter.bytesPerSecond(10)).toBe(0);
});
