import {
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
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: AbortSignal.timeout(60_000) };
const weights = patternBytes("twin", 2_500_000);
/** The same content under several names, small and large. */
const twins: RepoSpec = {
  id: "tests/twins",
  files: {
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`lang-${index}/tokenizer.json`, "{}\n".repeat(9000)]),
    ),
    "a/model.safetensors": weights,
    "b/model.safetensors": weights,
    "c/model.safetensors": weights,
  },
};
const planted: RepoSpec = {
  id: "tests/planted",
  files: {
    "notes.txt": "theirs\n",
    ".cache/huggingface/download/notes.txt.metadata": `${"0".repeat(40)}\nx\n99999999999\n`,
  },
};
const long: RepoSpec = { id: "tests/long", files: { [`${"n".repeat(250)}.txt`]: "long\n" } };
const modelOf = (id: string) => ({ kind: "model", id }) as const;

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
let folder: string;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny, twins, planted, long] });
});
afterAll(async () => {
  await hub.close();
  worker.remove();
});
beforeEach(() => {
  core = openDownloads(hub, worker.url);
  folder = mkdtempSync(join(tmpdir(), "hubdeck-folder-"));
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
  hub.faults.clear();
  hub.clearRequests();
});

const everythingOf = (id: string) => ({
  repo: modelOf(id),
  revision: "main",
  selection: { type: "everything" as const },
  target: { type: "folder" as const, folderId: folder },
});

test("the same content under many names lies under each of them, whole", async () => {
  const plan = await core.downloads.plan(everythingOf(twins.id), call);
  expect(plan.onDiskBytes).toBe(0);
  const { jobId } = await core.downloads.start(everythingOf(twins.id), call);
  await core.untilState(jobId, "done");
  for (const name of ["a", "b", "c"])
    expect(
      readFileSync(join(folder, name, "model.safetensors")).equals(Buffer.from(weights.read(0, weights.sizeBytes))),
    ).toBe(true);
  for (let index = 0; index < 30; index += 1)
    expect(readFileSync(join(folder, `lang-${index}`, "tokenizer.json")).length).toBe(27_000);
});

test("a repo cannot say of the person's own file that it came from the Hub", async () => {
  writeFileSync(join(folder, "notes.txt"), "mine");
  await expect(core.downloads.start(everythingOf(planted.id), call)).rejects.toMatchObject({
    problem: { code: "BAD_INPUT", what: expect.stringContaining("notes.txt.metadata") },
  });
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
});

test("a name that has no room for its metadata is refused before anything is written", async () => {
  await expect(core.downloads.start(everythingOf(long.id), call)).rejects.toThrow("BAD_INPUT");
  expect(readdirSync(folder)).toEqual([]);
});

test.each([".cache", ".cache/huggingface", ".cache/huggingface/download", ".cache/huggingface/trees"])(
  "a link planted as %s leads no write out of the folder",
  async (planted) => {
    const outside = mkdtempSync(join(tmpdir(), "hubdeck-outside-"));
    mkdirSync(dirname(join(folder, planted)), { recursive: true });
    symlinkSync(outside, join(folder, planted));
    await expect(core.downloads.start(everythingOf(tiny.id), call)).rejects.toThrow("DISK");
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  },
);

test("a link planted under the name of a file, or of what is noted of it, is not written through", async () => {
  const outside = mkdtempSync(join(tmpdir(), "hubdeck-outside-"));
  const victim = join(outside, "victim");
  writeFileSync(victim, "untouched");
  const notes = join(folder, ".cache", "huggingface", "download");
  mkdirSync(notes, { recursive: true });
  symlinkSync(victim, join(notes, "config.json.metadata"));
  const { jobId } = await core.downloads.start(everythingOf(tiny.id), call);
  await core.untilState(jobId, "done");
  expect(lstatSync(join(notes, "config.json.metadata")).isFile()).toBe(true);
  rmSync(join(folder, "config.json"));
  symlinkSync(victim, join(folder, "config.json"));
  await expect(core.downloads.start(everythingOf(tiny.id), call)).rejects.toThrow("DISK");
  expect(readFileSync(victim, "utf8")).toBe("untouched");
  rmSync(outside, { recursive: true });
});
