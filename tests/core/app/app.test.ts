import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AppState } from "#shared/contract/app.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { firstValue } from "#tests/core/first-value.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
let hub: RunningHub;
let started: TestCore[];
beforeEach(async () => {
  hub = await startHub({ repos: [] });
  started = [];
});
afterEach(async () => {
  for (const one of started) await one.stop();
  for (const one of started) await one.close();
  await hub.close();
});
async function start(options: Parameters<typeof createTestCore>[0] = {}): Promise<TestCore> {
  const one = await createTestCore({ hub, ...options });
  started.push(one);
  return one;
}
const appOf = ({ core }: TestCore, isWanted?: (state: AppState) => boolean) => firstValue(core.app.watch, isWanted);

test("a Hub that does not answer is told, and that it answers again", async () => {
  const test = await start();
  hub.faults.add({ refuse: true });
  await expect(test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call)).rejects.toMatchObject({
    problem: { code: "HUB_DOWN" },
  });
  expect((await appOf(test, ({ network }) => network.type === "offline")).network).toMatchObject({
    problem: { code: "HUB_DOWN" },
  });
  hub.faults.clear();
  await test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  await appOf(test, ({ network }) => network.type === "online");
});

test("what was wrong at the start is said as a notice, until it is dismissed", async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(first.folders.profile, "settings.json"), "{ broken");
  const test = await start({ folders: first.folders });
  const { notices } = await appOf(test, (state) => state.notices.length > 0);
  expect(notices[0]).toMatchObject({ level: "warning", what: "The settings file was not usable" });
  test.core.app.dismissNotice(notices[0]?.id ?? "");
  await appOf(test, (state) => state.notices.length === 0);
});

test("the app says that it is the demo only while it is on the demo's Hub", async () => {
  const test = await start();
  expect((await appOf(test)).isDemo).toBe(true);
  await test.core.browse.list({ kind: "model", filter: {}, sort: "likes" }, call);
  await appOf(test, ({ network }) => network.type === "online");
  test.core.settings.setEndpoint("https://mirror.invalid");
  const state = await appOf(test, ({ endpoint }) => endpoint.url === "https://mirror.invalid");
  expect(state).toMatchObject({ isDemo: false, network: { type: "unknown" } });
});

test("a link goes to the door once it is checked, and to the page where the door cannot open it", async () => {
  const test = await start();
  expect(await test.core.app.openExternal("https://arxiv.org/abs/1")).toEqual({
    by: "door",
    url: "https://arxiv.org/abs/1",
  });
  await expect(test.core.app.openExternal("file:///etc/passwd")).rejects.toMatchObject({
    problem: { code: "BAD_INPUT" },
  });
  expect(test.opened).toEqual(["https://arxiv.org/abs/1"]);
  const headless = await start({ platform: { openExternal: async () => false } });
  expect(await headless.core.app.openExternal(`${hub.hubUrl}/x`)).toEqual({ by: "page", url: `${hub.hubUrl}/x` });
});
