import { expect, test } from "vitest";
import { createNetworkMonitor, type NetworkMonitor } from "#core/hub/network.ts";
import type { Problem } from "#shared/model/problem.ts";
import { hastyClock } from "#tests/core/hasty-clock.ts";

const problem: Problem = { code: "OFFLINE", what: "hub could not be reached", why: "no network", action: null };

test("while the Hub does not answer it is asked again by itself, until it does", async () => {
  const clock = hastyClock();
  let asked = 0;
  const monitor: NetworkMonitor = createNetworkMonitor(clock, async () => {
    asked += 1;
    if (asked < 3) return monitor.onFailure({ ...problem, why: `try ${asked}` });
    monitor.onAnswer(null);
  });
  monitor.onFailure(problem);
  const since = monitor.cell.get();
  await expect.poll(() => monitor.cell.get()).toEqual({ type: "online" });
  expect(since).toMatchObject({ type: "offline", problem });
  expect(asked).toBe(3);
  expect(clock.waitsMs).toEqual([15_000, 15_000, 15_000]);
});

test("since when it is offline stays the same while it is", () => {
  const monitor = createNetworkMonitor(
    { now: () => Date.now(), sleep: () => new Promise(() => undefined) },
    async () => undefined,
  );
  monitor.onFailure(problem);
  const first = monitor.cell.get();
  monitor.onFailure({ ...problem, why: "still" });
  expect(monitor.cell.get()).toMatchObject({
    since: first.type === "offline" ? first.since : 0,
    problem: { why: "still" },
  });
  monitor.close();
});

test("a limit ends at its time, without asking the Hub", async () => {
  const clock = hastyClock();
  let asked = 0;
  const monitor = createNetworkMonitor(clock, async () => {
    asked += 1;
  });
  monitor.onAnswer(clock.now() + 60_000);
  expect(monitor.cell.get()).toMatchObject({ type: "rate-limited" });
  monitor.onAnswer(null);
  expect(monitor.cell.get()).toMatchObject({ type: "rate-limited" });
  await expect.poll(() => monitor.cell.get()).toEqual({ type: "online" });
  expect(asked).toBe(0);
});

test("once closed it asks nothing more", async () => {
  const clock = hastyClock();
  let asked = 0;
  const monitor = createNetworkMonitor(clock, async () => {
    asked += 1;
  });
  monitor.onFailure(problem);
  monitor.close();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(0);
});

test("woken, it asks at once instead of at the end of its pause, also when nothing was wrong", async () => {
  let asked = 0;
  const sleep = (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  const monitor: NetworkMonitor = createNetworkMonitor({ now: () => Date.now(), sleep }, async () => {
    asked += 1;
    monitor.onAnswer(null);
  });
  monitor.wake();
  await expect.poll(() => monitor.cell.get()).toEqual({ type: "online" });
  monitor.onFailure(problem);
  expect(asked).toBe(1);
  monitor.wake();
  await expect.poll(() => monitor.cell.get()).toEqual({ type: "online" });
  expect(asked).toBe(2);
  monitor.close();
});
