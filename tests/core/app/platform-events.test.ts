/** What the core does when the machine sleeps, wakes up or has a network again. */
import { setTimeout as timer } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PlatformEvent } from "#core/platform.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
let hub: RunningHub;
let testCore: TestCore;
let isListening = false;
let happen: (event: PlatformEvent) => void = () => undefined;

/** Time goes on, and no wait in the core ever ends by itself: what goes on was woken. */
const patientClock = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal) => (ms < 5_000 ? timer(ms, undefined, { signal }) : never(signal)),
};
const never = (signal?: AbortSignal) =>
  new Promise<void>((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

beforeEach(async () => {
  hub = await startHub({ repos: [{ id: "tests/one", files: { "a.bin": patternBytes("one", 100_000) } }] });
  testCore = await createTestCore({
    hub,
    clock: patientClock,
    platform: {
      onEvent(listener) {
        happen = listener;
        isListening = true;
        return () => {
          isListening = false;
        };
      },
    },
  });
});
afterEach(async () => {
  await testCore.close();
  await hub.close();
});

const network = (type: string) => firstValue(testCore.core.app.watch, (state) => state.network.type === type);
const models = () => testCore.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);

test.each(["resume", "network-change"] as const)(
  "%s: a Hub that could not be reached is asked at once",
  async (event) => {
    hub.faults.add({ refuse: true });
    await expect(models()).rejects.toThrow();
    await network("offline");
    hub.faults.clear();
    happen(event);
    await network("online");
  },
);

test("resume: a request on a socket that the sleep has killed is broken off and sent again", async () => {
  await models();
  const before = hub.requests.length;
  // The answer never comes, and nobody says so.
  hub.faults.add({ hang: true, times: 1 });
  const answer = models();
  await expect.poll(() => hub.requests.length).toBeGreaterThan(before);
  happen("suspend");
  happen("resume");
  expect((await answer).repos.map(({ id }) => id)).toEqual(["tests/one"]);
});

test("suspend: what was known of the network is not trusted any more", async () => {
  await models();
  await network("online");
  happen("suspend");
  await network("unknown");
});

test("resume: a download that waits for the network goes on at once", async () => {
  const repo = { kind: "model", id: "tests/one" } as const;
  hub.faults.add({ path: /a\.bin/, refuse: true });
  const { jobId } = await testCore.core.downloads.start(
    { repo, revision: "main", selection: { type: "everything" } },
    call,
  );
  const job = (isWanted: (job: Job) => boolean) =>
    firstValue(testCore.core.downloads.watch, (change) => {
      const jobs = change.type === "snapshot" ? change.jobs : change.type === "put" ? [change.job] : [];
      return jobs.some((one) => one.id === jobId && isWanted(one));
    });
  await job(({ state }) => state.type === "waiting" && state.for === "network");
  hub.faults.clear();
  happen("resume");
  await job(({ state }) => state.type === "done");
});

test("a core that is closed listens no more", async () => {
  expect(isListening).toBe(true);
  await testCore.stop();
  expect(isListening).toBe(false);
});
