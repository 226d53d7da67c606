import { expect, test } from "vitest";
import { ConnectionCount, connectionsMax } from "#core/downloads/transfer/worker/connection-count.ts";

const tickMs = 50;

/** Lets time go by at a server of which so many connections together bring `rate(count)` bytes per millisecond. */
function run(count: ConnectionCount, rate: (connections: number) => number, ms: number, from = 0): number[] {
  const targets = [count.target];
  let bytes = 0;
  for (let now = from; now <= from + ms; now += tickMs) {
    count.observe(bytes, now);
    if (targets.at(-1) !== count.target) targets.push(count.target);
    bytes += rate(count.target) * tickMs;
  }
  return targets;
}

test.each([
  { server: "gives each connection its share", rate: (count: number) => count * 50_000, steps: [8, 16] },
  { server: "gives all it has to the first ones", rate: () => 50_000, steps: [8, 16, 4] },
  { server: "has enough for eight", rate: (count: number) => Math.min(count, 8) * 10_000, steps: [8, 16, 4, 8] },
  { server: "gives a little more to more", rate: (count: number) => 50_000 + count * 1000, steps: [8, 16, 4] },
  { server: "gets slower with more", rate: (count: number) => 200_000 / count, steps: [8, 16, 4] },
])("within a second of a server that $server the connections go $steps", ({ rate, steps }) => {
  expect(run(new ConnectionCount(), rate, 1400)).toEqual(steps);
});

test("sixteen are there after a fifth of a second of delivery", () => {
  expect(run(new ConnectionCount(), (count) => count * 50_000, 200)).toEqual([8, 16]);
});

test("there are never more than sixteen, however much more they would bring", () => {
  const count = new ConnectionCount();
  run(count, (connections) => connections ** 2 * 1000, 120_000);
  expect(count.target).toBe(connectionsMax);
  expect(connectionsMax).toBe(16);
});

test("one slow moment while it grows does not end the growth", () => {
  const count = new ConnectionCount();
  let slowWindows = 2;
  const rate = (connections: number) => {
    if (connections === 16 && slowWindows > 0) {
      slowWindows -= tickMs / 150;
      return 100_000;
    }
    return connections * 50_000;
  };
  expect(run(count, rate, 1400)).toEqual([8, 16]);
});

test("a server that refused one of several is asked over fewer, until another file begins", () => {
  const count = new ConnectionCount();
  run(count, (connections) => connections * 50_000, 1000);
  count.tooMany(7);
  expect(count.target).toBe(6);
  run(count, (connections) => connections * 50_000, 100_000, 1000);
  expect(count.target).toBe(6);
  count.forgive();
  run(count, (connections) => connections * 50_000, 200_000, 101_000);
  expect(count.target).toBe(16);
});

test("what helps later is found by later tries", () => {
  const count = new ConnectionCount();
  run(count, () => 50_000, 2000);
  expect(count.target).toBe(4);
  run(count, (connections) => connections * 50_000, 120_000, 2050);
  expect(count.target).toBe(16);
});
