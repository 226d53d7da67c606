import { expect, test } from "vitest";
import { JobFeed } from "#core/downloads/queue/job-feed.ts";
import { LiveJob } from "#core/downloads/queue/live-job.ts";

const id = "0123456789ab";
const job = new LiveJob(
  {
    id,
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
  [{ path: "config.json", sizeBytes: 1, blobId: "0".repeat(40) }],
  { type: "queued" },
).toJob(0);

/** A feed on a clock whose timers fire only when the test lets them, however late. */
function feedByHand() {
  let now = 1_000_000;
  const timers: { readonly ms: number; fire(): void }[] = [];
  const clock = {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((resolve) => timers.push({ ms, fire: resolve })),
  };
  const feed = new JobFeed({ clock, all: () => [job], get: () => job });
  const ended = new AbortController();
  const heard: string[] = [];
  const watching = (async () => {
    for await (const change of feed.watch(ended.signal)) heard.push(change.type);
  })();
  return {
    feed,
    heard,
    timers,
    go: (ms: number) => {
      now += ms;
    },
    /** Lets the oldest timer fire. */
    fire: async () => {
      timers.shift()?.fire();
      await settled();
    },
    end: async () => {
      ended.abort();
      await watching;
    },
  };
}

/** All that was ready to run has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what happens within a tenth of a second is one change, told at its end", async () => {
  const { feed, heard, timers, go, fire, end } = feedByHand();
  await settled();
  feed.touch(id);
  await settled();
  expect(heard).toEqual(["snapshot", "put"]);
  for (const ms of [10, 20, 30]) {
    go(ms);
    feed.touch(id);
  }
  await settled();
  expect(heard.length).toBe(2);
  expect(timers.map(({ ms }) => ms)).toEqual([90]);
  go(40);
  await fire();
  expect(heard.length).toBe(3);
  await end();
});

test("a timer that fires late is not told twice", async () => {
  const { feed, heard, go, fire, end } = feedByHand();
  await settled();
  feed.touch(id);
  await settled();
  go(50);
  feed.touch(id);
  go(100);
  // Its time was over a while ago, and the timer has not fired yet.
  feed.touch(id);
  await settled();
  expect(heard.length).toBe(2);
  await fire();
  expect(heard.length).toBe(3);
  await end();
});

test("a clock that is set back keeps no job silent", async () => {
  const { feed, timers, go, end } = feedByHand();
  feed.touch(id);
  go(-3_600_000);
  feed.touch(id);
  expect(timers.map(({ ms }) => ms)).toEqual([100]);
  await end();
});
