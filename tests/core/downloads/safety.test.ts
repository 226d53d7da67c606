import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ProblemError } from "#core/problem-error.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(60_000) };
const everything = { type: "everything" } as const;
const only = (...paths: string[]) => ({ type: "paths", paths }) as const;

const hostileNames = ["../../../escaped.txt", "/escaped.txt", "a/../../escaped.txt", "C:\\escaped.txt", "a\0b", "a\nb"];
const hostile: RepoSpec[] = hostileNames.map((name, index) => ({
  id: `tests/hostile-${index}`,
  files: { [name]: "owned\n", "good.txt": "good\n" },
}));
const closed: RepoSpec = { ...tiny, id: "ana-m/private", isPrivate: true };
const gated: RepoSpec = { ...tiny, id: "tests/gated", gated: "manual" };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
let outside: string;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny, closed, gated, ...hostile] });
});
afterAll(async () => {
  await hub.close();
  worker.remove();
});
beforeEach(() => {
  core = openDownloads(hub, worker.url);
  outside = mkdtempSync(join(tmpdir(), "hubdeck-outside-"));
});
afterEach(async () => {
  await core.close();
  rmSync(outside, { recursive: true });
  hub.faults.clear();
  hub.clearRequests();
});

const repoFolder = () => join(core.cacheFolder, "models--tests--tiny");

/** The problem a download of these files of the sample repo fails with. */
async function failureOf(...paths: string[]) {
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: only(...paths) }, call);
  const { state } = await core.until(jobId, ({ state: { type } }) => type === "failed" || type === "done");
  return state.type === "failed" ? state.problem : null;
}

test.each(hostileNames.map((name, index) => ({ name, index })))(
  "the file name $name is refused by its name before anything is written",
  async ({ name, index }) => {
    const id = `tests/hostile-${index}`;
    const request = { repo: { kind: "model", id }, revision: "main", selection: everything } as const;
    const refused = await core.downloads.start(request, call).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    const { problem } = refused as ProblemError;
    expect(problem.code).toBe("BAD_INPUT");
    expect(problem.what).toContain(JSON.stringify(name));
    expect(problem.what).not.toMatch(/\p{Cc}/u);
    expect(existsSync(core.cacheFolder)).toBe(false);
  },
);

test("the other files of a repo with a hostile name can be chosen", async () => {
  const id = "tests/hostile-0";
  const chosen = { repo: { kind: "model", id }, revision: "main", selection: only("good.txt") } as const;
  const { jobId } = await core.downloads.start(chosen, call);
  const { commit } = await core.untilState(jobId, "done");
  const snapshot = join(core.cacheFolder, "models--tests--hostile-0", "snapshots", commit);
  expect(readdirSync(snapshot)).toEqual(["good.txt"]);
});

test.each([
  ["the repo folder", []],
  ["blobs", ["blobs"]],
  ["snapshots", ["snapshots"]],
])("a link planted as %s leads no write out of the cache", async (_, segments) => {
  const planted = join(repoFolder(), ...segments);
  mkdirSync(dirname(planted), { recursive: true });
  symlinkSync(outside, planted);
  const problem = await failureOf("config.json", "model.safetensors");
  expect(problem).toMatchObject({ code: "DISK", what: expect.stringContaining(planted) });
  expect(readdirSync(outside)).toEqual([]);
});

test.each([
  ["the commit's folder", ["snapshots", "COMMIT"]],
  ["the folder of file lists", ["trees"]],
  ["refs", ["refs"]],
  ["a folder of a nested ref", ["refs", "release"]],
])("a link planted as %s leads no write out of the cache, and nothing is fetched", async (_, segments) => {
  const request = { repo, revision: "release/v1", selection: everything };
  const { commit } = await core.downloads.plan(request, call);
  const planted = join(repoFolder(), ...segments.map((one) => (one === "COMMIT" ? commit : one)));
  mkdirSync(dirname(planted), { recursive: true });
  symlinkSync(outside, planted);
  const refused = { problem: { code: "DISK", what: expect.stringContaining(planted) } };
  await expect(core.downloads.start(request, call)).rejects.toMatchObject(refused);
  expect(readdirSync(outside)).toEqual([]);
  expect(hub.requests.filter(({ path }) => path.includes("/resolve"))).toEqual([]);
});

test.each([
  ["is a link to another file", (path: string) => symlinkSync(join(outside, "victim"), path)],
  ["is a link to nothing", (path: string) => symlinkSync(join(outside, "nothing"), path)],
  ["is a folder", (path: string) => mkdirSync(path)],
])("a CACHEDIR.TAG that %s is left alone", async (_, plant) => {
  writeFileSync(join(outside, "victim"), "untouched");
  mkdirSync(core.cacheFolder, { recursive: true });
  plant(join(core.cacheFolder, "CACHEDIR.TAG"));
  expect(await failureOf("config.json")).toBeNull();
  expect(readdirSync(outside)).toEqual(["victim"]);
  expect(readFileSync(join(outside, "victim"), "utf8")).toBe("untouched");
});

test.each([
  ["the cache folder", []],
  ["the repo folder", ["models--tests--tiny"]],
  ["blobs", ["models--tests--tiny", "blobs"]],
  ["a folder of the snapshot", ["models--tests--tiny", "snapshots", "COMMIT", "onnx"]],
])("a file where %s should be is said, and stays", async (_, segments) => {
  const { commit } = await core.downloads.plan({ repo, revision: "main", selection: everything }, call);
  const planted = join(core.cacheFolder, ...segments.map((one) => (one === "COMMIT" ? commit : one)));
  mkdirSync(dirname(planted), { recursive: true });
  writeFileSync(planted, "mine");
  const problem = await failureOf("onnx/model.onnx").catch((error: unknown) =>
    error instanceof ProblemError ? error.problem : error,
  );
  expect(problem).toMatchObject({ code: "DISK" });
  expect(readFileSync(planted, "utf8")).toBe("mine");
});

test("a link planted as a folder of the snapshot leads no write out of the cache", async () => {
  const { commit } = await core.downloads.plan({ repo, revision: "main", selection: everything }, call);
  const snapshot = join(repoFolder(), "snapshots", commit);
  mkdirSync(snapshot, { recursive: true });
  symlinkSync(outside, join(snapshot, "onnx"));
  const problem = await failureOf("onnx/model.onnx");
  expect(problem).toMatchObject({ code: "DISK", what: expect.stringContaining(join(snapshot, "onnx")) });
  expect(readdirSync(outside)).toEqual([]);
});

test("links planted under the names of the ref, the file and its blob are replaced, not written through", async () => {
  const { commit } = await core.downloads.plan({ repo, revision: "main", selection: everything }, call);
  const victim = join(outside, "victim");
  writeFileSync(victim, "untouched");
  const plant = (...segments: string[]) => {
    const path = join(repoFolder(), ...segments);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(victim, path);
    return path;
  };
  const ref = plant("refs", "main");
  const entry = plant("snapshots", commit, "config.json");
  const first = await core.downloads.start({ repo, revision: "main", selection: only("config.json") }, call);
  await core.untilState(first.jobId, "done");
  expect(lstatSync(ref).isFile()).toBe(true);
  expect(readFileSync(entry, "utf8")).toContain("tiny");
  const [blob = ""] = readdirSync(join(repoFolder(), "blobs"));
  rmSync(join(repoFolder(), "blobs", blob));
  plant("blobs", blob);
  const second = await core.downloads.start({ repo, revision: "main", selection: only("config.json") }, call);
  await core.untilState(second.jobId, "done");
  expect(lstatSync(join(repoFolder(), "blobs", blob)).isFile()).toBe(true);
  expect(readFileSync(victim, "utf8")).toBe("untouched");
});

test("a link planted under the name of a part file is not written through", async () => {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 100_000, times: 1 });
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: only("model.safetensors") }, call);
  await core.until(jobId, (job) => job.receivedBytes >= 100_000);
  await core.downloads.pause(jobId);
  const victim = join(outside, "victim");
  writeFileSync(victim, "untouched");
  const blobs = join(repoFolder(), "blobs");
  const [part = ""] = readdirSync(blobs);
  rmSync(join(blobs, part));
  symlinkSync(victim, join(blobs, part));
  await core.downloads.resume(jobId);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("DISK");
  expect(readFileSync(victim, "utf8")).toBe("untouched");
});

test("a folder where a blob should be is said, and stays", async () => {
  const first = await core.downloads.start({ repo, revision: "main", selection: only("config.json") }, call);
  await core.untilState(first.jobId, "done");
  const [blob = ""] = readdirSync(join(repoFolder(), "blobs"));
  rmSync(join(repoFolder(), "blobs", blob));
  mkdirSync(join(repoFolder(), "blobs", blob, "inside"), { recursive: true });
  const again = core.downloads.start({ repo, revision: "main", selection: only("config.json") }, call);
  await expect(again).rejects.toMatchObject({ problem: { code: "DISK", what: expect.stringContaining(blob) } });
  expect(existsSync(join(repoFolder(), "blobs", blob, "inside"))).toBe(true);
});

test("the token goes to the Hub, and never to the CDN or into a URL", async () => {
  core.access.signIn({ id: "ana", token: hub.tokens.read });
  hub.access.set("tests/gated", "accepted");
  const request = { repo: { kind: "model", id: "tests/gated" }, revision: "main", selection: everything } as const;
  const { jobId } = await core.downloads.start(request, call);
  await core.untilState(jobId, "done");
  const withToken = (origin: string) =>
    hub.requests.filter((one) => one.origin === origin && one.hasAuthorization).length;
  expect(withToken("hub")).toBeGreaterThan(0);
  expect(hub.requests.filter(({ origin }) => origin === "cdn").length).toBeGreaterThan(0);
  expect(withToken("cdn")).toBe(0);
  expect(hub.leaks()).toEqual([]);
});

test("the token, and the signed links, are in no file of the queue or the cache", async () => {
  core.access.signIn({ id: "ana", token: hub.tokens.read });
  hub.faults.add({ origin: "cdn", stallAfterBytes: 100_000, times: 1 });
  const { jobId } = await core.downloads.start({ repo, revision: "main", selection: everything }, call);
  await core.until(jobId, (job) => job.receivedBytes > 300_000);
  await core.restart();
  await core.untilState(jobId, "done");
  const stored = readFileSync(join(core.storeFolder, "downloads.jsonl"), "utf8");
  expect(stored).toContain(jobId);
  expect(stored).not.toContain(hub.tokens.read);
  expect(stored).not.toContain("Signature");
});

test("files of a private repo that the Hub itself serves come with the token", async () => {
  core.access.signIn({ id: "ana", token: hub.tokens.read });
  const privateRepo = { kind: "model", id: "ana-m/private" } as const;
  const request = { repo: privateRepo, revision: "main", selection: only("config.json") };
  const { jobId } = await core.downloads.start(request, call);
  await core.untilState(jobId, "done");
  const served = hub.requests.filter(({ path }) => path.startsWith("/api/resolve-cache/"));
  expect(served).toMatchObject([{ status: 200, tokenName: "read" }]);
});
