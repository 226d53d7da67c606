import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { HubShortcut } from "#core/downloads/transfer/hub-shortcut.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const commit = "c".repeat(40);
const of = { endpoint: "https://hub.example/below", repo: { kind: "dataset", id: "a/b" }, commit } as const;
const file = (path: string, blobId = "1".repeat(40)) => ({ path, sizeBytes: 1, blobId });
const cached = (path: string, etag = "1".repeat(40)) =>
  new URL(
    `https://hub.example/api/resolve-cache/datasets/a/b/${commit}/${path}?${encodeURIComponent(`/datasets/a/b/resolve/${commit}/${path}`)}=&etag=%22${etag}%22`,
  );

test("nothing is known before the Hub sent us there once, and then the other files' addresses are", () => {
  const shortcut = new HubShortcut(of);
  expect(shortcut.urlFor(file("x/2.txt"))).toBeNull();
  shortcut.learn(file("x/1.txt"), cached("x/1.txt"));
  expect(shortcut.urlFor(file("x/2.txt", "2".repeat(40)))?.href).toBe(cached("x/2.txt", "2".repeat(40)).href);
  shortcut.giveUp();
  shortcut.learn(file("x/1.txt"), cached("x/1.txt"));
  expect(shortcut.urlFor(file("x/2.txt"))).toBeNull();
});

test("an address of another form is not guessed from", () => {
  const shortcut = new HubShortcut(of);
  shortcut.learn(file("1.txt"), new URL("https://hub.example/elsewhere/1.txt"));
  shortcut.learn(file("1.txt"), cached("1.txt"));
  expect(shortcut.urlFor(file("2.txt"))).toBeNull();
});

test.each(["config.json", "x/adapter_config.json", "with space.txt", "ünï.txt", "a%2fb.txt"])(
  "%s goes the whole way",
  (path) => {
    const shortcut = new HubShortcut(of);
    shortcut.learn(file("1.txt"), cached("1.txt"));
    expect(shortcut.urlFor(file(path))).toBeNull();
    expect(shortcut.urlFor(file("large.bin", "1".repeat(64)))).toBeNull();
  },
);

const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`part/${index}.txt`, `text ${index}\n`]));
let hub: RunningHub;
let worker: Built;
let core: TestDownloads | null = null;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [{ id: "tests/many", files: { ...many, "config.json": "{}" } }] });
});
afterAll(async () => {
  await hub.close();
  worker.remove();
});
afterEach(async () => {
  await core?.close();
  core = null;
  hub.faults.clear();
  hub.clearRequests();
});

const resolves = () => hub.requests.filter(({ path }) => path.includes("/resolve/")).length;
const served = () =>
  hub.requests.filter(({ path, status }) => path.includes("/resolve-cache/") && status === 200).length;

async function expectAll(): Promise<void> {
  core = openDownloads(hub, worker.url);
  const request = {
    repo: { kind: "model", id: "tests/many" },
    revision: "main",
    selection: { type: "everything" },
  } as const;
  const { jobId } = await core.downloads.start(request, { signal: AbortSignal.timeout(60_000) });
  const { commit: at } = await core.untilState(jobId, "done");
  const snapshot = join(core.cacheFolder, "models--tests--many", "snapshots", at);
  for (const [path, text] of Object.entries(many)) expect(readFileSync(join(snapshot, path), "utf8")).toBe(text);
  expect(existsSync(join(snapshot, "config.json"))).toBe(true);
}

test("most of many small files cost one request each", async () => {
  await expectAll();
  expect(served()).toBeGreaterThanOrEqual(61);
  // Those that were asked for before the first answer, and the one that the Hub counts.
  expect(resolves()).toBeLessThanOrEqual(26);
});

test.each([
  ["is refused", { answer: { status: 404, body: "Entry not found" } }],
  ["leads elsewhere", { answer: { status: 307, headers: { location: "/somewhere" } } }],
  ["brings other bytes", { corruptByteAt: 1 }],
])("a shortcut that %s is left, and every file comes right", async (_, fault) => {
  // Later than all that can be asked for before the first answer.
  hub.faults.add({ origin: "hub", path: /\/resolve-cache\//, skip: 45, times: 1, ...fault });
  await expectAll();
});
