/** Files through the core's public functions, against the stand-in Hub: folders, details, and stretches of bytes from Hub and disk. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Core } from "#core/core.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
const text = "0123456789".repeat(10);
let hub: RunningHub;
let started: TestCore;
let core: Core;
let commit: string;

const at = (id: string, revision = "main") => ({ repo: { kind: "model", id } as const, revision });

beforeAll(async () => {
  hub = await startHub({
    pageSizes: { tree: 2 },
    repos: [
      {
        id: "lab/chatty",
        files: {
          "config.json": "{}",
          "b/two.txt": "2",
          "a/one.txt": "1",
          "a/deep/er.txt": "1",
          "plain 100%.txt": text,
          "model.safetensors": "x".repeat(64),
        },
        scans: {
          "model.safetensors": {
            status: "unsafe",
            avScan: { status: "unsafe", message: "Found\u0007 something" },
            pickleImportScan: {
              status: "caution",
              pickleImports: [
                { module: "os", name: "system", safety: "dangerous" },
                { module: "torch", name: "load", safety: "innocuous" },
                "nonsense",
              ],
            },
            jFrogScan: { status: "of another kind" },
          },
        },
      },
      { id: "lab/gated", gated: "manual", files: { "a.txt": text } },
    ],
  });
  started = await createTestCore({ hub });
  core = started.core;
  commit = (await core.hub.repo(at("lab/chatty"), call)).commit;
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await started.close();
  await hub.close();
});

type Stretch = { readonly path: string; readonly start: number; readonly end: number };

async function read(stretch: Stretch, from = core, id = "lab/chatty") {
  const { streamId, ...answer } = await from.files.read({ repo: at(id).repo, commit, ...stretch }, call);
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = await from.bytes.read(streamId, call);
    if (chunk === null) return { ...answer, text: Buffer.concat(chunks).toString("utf8") };
    chunks.push(chunk);
  }
}

test("files come page by page, folders first, with the names of their blobs", async () => {
  const entries = [];
  let cursor: string | undefined;
  do {
    const page = await core.files.list({ ...at("lab/chatty"), isRecursive: false, cursor }, call);
    entries.push(...page.entries);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(entries.filter(({ type }) => type === "folder").map(({ path }) => path)).toEqual(["a", "b"]);
  expect(entries).toContainEqual({
    type: "file",
    path: "config.json",
    sizeBytes: 2,
    isLfs: false,
    blobId: "9e26dfeeb6e641a33dae4961196235bdb965b21b",
  });
  expect(entries.find(({ path }) => path === "model.safetensors")).toMatchObject({
    sizeBytes: 64,
    isLfs: true,
    blobId: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const inner = await core.files.list({ ...at("lab/chatty"), isRecursive: false, path: "b" }, call);
  expect(inner.entries.map(({ path }) => path)).toEqual(["b/two.txt"]);
});

test("entries that lie about their size, hash or kind are left out", async () => {
  const oid = "0".repeat(40);
  const entries = [
    { type: "file", path: "good.txt", size: 1, oid },
    { type: "file", path: "negative", size: -1, oid },
    { type: "file", path: "half", size: 0.5, oid },
    { type: "file", path: "no hash", size: 1 },
    { type: "file", path: "bad hash", size: 1, oid: "../x" },
    { type: "file", path: "bad lfs", size: 1, oid, lfs: { oid: "x", size: 1 } },
    { type: "file", path: "x".repeat(2000), size: 1, oid },
    { type: "unknown", path: "submodule", size: 1, oid },
  ];
  hub.faults.add({ path: /\/tree\//, answer: { status: 200, body: JSON.stringify(entries) } });
  const { entries: listed } = await core.files.list({ ...at("lab/chatty"), isRecursive: false }, call);
  expect(listed.map(({ path }) => path)).toEqual(["good.txt"]);
});

test("a recursive listing has every file below, and no folders", async () => {
  const paths: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await core.files.list({ ...at("lab/chatty"), path: "a", isRecursive: true, cursor }, call);
    paths.push(...page.entries.map(({ path }) => path));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(paths).toEqual(["a/deep/er.txt", "a/one.txt"]);
});

test("details tell the last commit and what the scanners found; shapes that are not known cost only themselves", async () => {
  const { details } = await core.files.details(
    { ...at("lab/chatty"), paths: ["model.safetensors", "a", "not there"] },
    call,
  );
  expect(details).toEqual([
    {
      path: "model.safetensors",
      sizeBytes: 64,
      isLfs: true,
      lastCommit: {
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        title: "Upload model files",
        date: expect.any(Number),
      },
      scan: {
        status: "unsafe",
        reports: [
          { scanner: "Antivirus", status: "unsafe", message: "Found something" },
          { scanner: "Pickle imports", status: "caution", message: null },
        ],
        imports: [{ name: "os.system", safety: "dangerous" }],
      },
    },
    {
      path: "a",
      sizeBytes: null,
      isLfs: false,
      lastCommit: expect.objectContaining({ title: "Update README.md" }),
      scan: null,
    },
  ]);
});

test("a stretch comes with one range request a hop, and the token never goes to the storage", async () => {
  hub.clearRequests();
  expect(await read({ path: "plain 100%.txt", start: 8, end: 14 })).toEqual({
    from: "hub",
    totalBytes: 100,
    text: "890123",
  });
  expect(await read({ path: "model.safetensors", start: 60, end: 70 })).toMatchObject({ totalBytes: 64, text: "xxxx" });
  expect(hub.requests.filter(({ origin }) => origin === "cdn")).toHaveLength(1);
  expect(hub.requests.filter(({ origin, hasAuthorization }) => origin === "cdn" && hasAuthorization)).toEqual([]);
});

test("a server that ignores the range gives the same stretch, and no more is taken of it", async () => {
  hub.faults.add({ path: /./, ignoreRange: true });
  expect((await read({ path: "plain 100%.txt", start: 8, end: 14 })).text).toBe("890123");
});

test("a stretch behind the end, a wrong stretch and a closed file end in a problem of their own", async () => {
  await expect(read({ path: "plain 100%.txt", start: 100, end: 101 })).rejects.toMatchObject({
    problem: { code: "CORRUPT", what: "The file is shorter than the Hub's list says" },
  });
  hub.faults.add({
    path: /model\.safetensors/,
    answer: { status: 206, headers: { "content-range": "bytes 0-3/64" }, body: "xxxx" },
  });
  await expect(read({ path: "model.safetensors", start: 8, end: 12 })).rejects.toMatchObject({
    problem: { code: "NOT_THE_HUB" },
  });
  await expect(read({ path: "none.txt", start: 0, end: 1 })).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  await expect(read({ path: "a.txt", start: 0, end: 1 }, core, "lab/gated")).rejects.toMatchObject({
    problem: { code: "GATED" },
  });
});

test.each(["../x", "a/../../x", "a//b", "./a", "/a", "a/"])(
  "the path %j is refused before anything is asked",
  async (path) => {
    hub.clearRequests();
    const refused = { problem: { code: "BAD_INPUT" } };
    await expect(read({ path, start: 0, end: 1 })).rejects.toMatchObject(refused);
    await expect(core.files.list({ ...at("lab/chatty"), path, isRecursive: false }, call)).rejects.toMatchObject(
      refused,
    );
    expect(hub.requests).toEqual([]);
  },
);

test("a listing that was seen is shown again when the Hub cannot be asked, and says so", async () => {
  const asked = { ...at("lab/chatty"), path: "b", isRecursive: false };
  const fresh = await core.files.list(asked, call);
  expect(fresh.kept).toBeNull();
  const back = await hub.goOffline();
  const again = await core.files.list(asked, call);
  await back();
  expect(again).toMatchObject({ entries: fresh.entries, kept: { at: expect.any(Number) } });
});

test("a file that is whole in the cache is read from there, without the network", async () => {
  const offline = await createTestCore();
  const folder = join(offline.folders.cache, "models--lab--chatty");
  const snapshot = join(folder, "snapshots", commit, "sub");
  await mkdir(snapshot, { recursive: true });
  await mkdir(join(folder, "blobs"));
  await writeFile(join(folder, "blobs", "abc"), text);
  await symlink("../../../blobs/abc", join(snapshot, "file.txt"));
  expect(await read({ path: "sub/file.txt", start: 95, end: 200 }, offline.core)).toEqual({
    from: "disk",
    totalBytes: 100,
    text: "56789",
  });
  await expect(read({ path: "sub/file.txt", start: 100, end: 101 }, offline.core)).rejects.toMatchObject({
    problem: { code: "CORRUPT" },
  });
  for (const path of ["sub", "other.txt", "sub\\file.txt"]) {
    await expect(read({ path, start: 0, end: 1 }, offline.core)).rejects.toMatchObject({
      problem: { code: "HUB_DOWN" },
    });
  }
  await offline.close();
});
