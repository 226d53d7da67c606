/** What is seen again when the Hub cannot be asked: by whom, for how long, and what must never be. */
import { readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
let hub: RunningHub;
let test1: TestCore;

beforeEach(async () => {
  hub = await startHub({
    repos: [
      { id: "lab/open", downloads: 2, files: { "a.txt": "a" } },
      { id: "ana-m/own", isPrivate: true, downloads: 1, files: { "a.txt": "a" } },
    ],
  });
  test1 = await createTestCore({ hub });
});
afterEach(async () => {
  await test1.close();
  await hub.close();
});

const list = (search?: string) =>
  test1.core.browse.list({ kind: "model", filter: { search }, sort: "downloads" }, call);
const goOffline = () => hub.faults.add({ path: "/api/models", answer: { status: 503 } });

async function keptFiles(): Promise<string[]> {
  const root = join(test1.folders.profile, "store", "answers");
  const owners = await readdir(root).catch(() => []);
  return (
    await Promise.all(
      owners.map(async (owner) => (await readdir(join(root, owner))).map((name) => join(root, owner, name))),
    )
  ).flat();
}

/** As after a start without a network. */
async function startAgain(): Promise<void> {
  const { folders } = test1;
  await test1.stop();
  test1 = await createTestCore({ hub, folders });
}

test("a list that was seen is shown again while the Hub is down, with its time and the reason, over a restart too", async () => {
  const fresh = await list();
  expect(fresh.kept).toBeNull();
  await startAgain();
  goOffline();
  const again = await list();
  expect(again.repos).toEqual(fresh.repos);
  expect(again.kept).toMatchObject({ at: expect.any(Number), problem: { code: "HUB_DOWN" } });
  await expect(list("never asked")).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
  hub.faults.clear();
  expect((await list()).kept).toBeNull();
});

test("files are for the owner only, and their names say nothing", async () => {
  await list("own");
  await startAgain();
  const [file] = await keptFiles();
  if (file === undefined) throw new Error("nothing was kept");
  if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(file).not.toMatch(/own|models/);
});

test("what one account saw is not shown to another, nor to nobody, and goes with its sign-out", async () => {
  const { id } = await test1.core.accounts.add({ token: hub.tokens.read }, call);
  expect((await list("own")).repos).toHaveLength(1);
  await test1.core.accounts.remove(id);
  expect(await keptFiles()).toEqual([]);
  goOffline();
  await expect(list("own")).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
});

test("no file holds the token", async () => {
  await test1.core.accounts.add({ token: hub.tokens.read }, call);
  await list();
  await startAgain();
  for (const file of await keptFiles()) expect(await readFile(file, "utf8")).not.toContain(hub.tokens.read);
});

test("a refusal is never hidden, and takes what was kept with it", async () => {
  await list();
  hub.faults.add({ path: "/api/models", answer: { status: 404 }, times: 1 });
  await expect(list()).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  hub.faults.clear();
  goOffline();
  await expect(list()).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
});

test.each([
  "",
  "{",
  '{"version":1,"at":5}',
  '{"version":9,"at":5,"value":{}}',
  '{"version":1,"at":5,"value":{"repos":[{"id":7}]}}',
])("a file with %j in it is one that is not there", async (text) => {
  await list();
  await startAgain();
  for (const file of await keptFiles()) await writeFile(file, text);
  goOffline();
  await expect(list()).rejects.toMatchObject({ problem: { code: "HUB_DOWN" } });
});

test("what is older than a month is cleared away", async () => {
  await list("old");
  await startAgain();
  const [old] = await keptFiles();
  if (old === undefined) throw new Error("nothing was kept");
  await utimes(old, 1_000_000, 1_000_000);
  await list("new");
  await startAgain();
  expect(await keptFiles()).toHaveLength(1);
  expect(await keptFiles()).not.toContain(old);
});
