/** What the cache says of a revision: never older than what someone found out later, and nothing where it cannot be kept. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads, type TestDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const repo = { kind: "model", id: "tests/tiny" } as const;
const call = { signal: AbortSignal.timeout(60_000) };
const small = { repo, revision: "main", selection: { type: "paths" as const, paths: ["config.json"] } };
const large = { repo, revision: "main", selection: { type: "paths" as const, paths: ["model.safetensors"] } };

let hub: RunningHub;
let worker: Built;
let core: TestDownloads;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny] });
});
afterAll(async () => {
  await hub.close();
  worker.remove();
});
beforeEach(() => {
  core = openDownloads(hub, worker.url);
});
afterEach(async () => {
  await core.close();
  hub.faults.clear();
  hub.clearRequests();
  hub.catalogue.add(tiny);
});

const refs = () => join(core.cacheFolder, "models--tests--tiny", "refs");
const ref = () => join(refs(), "main");

async function commitOf(request: typeof small | typeof large): Promise<string> {
  const { jobId } = await core.downloads.start(request, call);
  return (await core.untilState(jobId, "done")).commit;
}

/** Somebody pushes to the branch. */
function moveMain(): void {
  const branches = hub.catalogue.find("model", repo.id)?.history().branches;
  const commit = branches?.get("release/v1");
  if (commit === undefined) throw new Error("There is no such branch");
  branches?.set("main", commit);
}

/** A job that was planned, and stands still before its end. */
async function paused(): Promise<string> {
  hub.faults.add({ origin: "cdn", stallAfterBytes: 100_000 });
  const { jobId } = await core.downloads.start(large, call);
  await core.until(jobId, (job) => job.receivedBytes >= 100_000);
  await core.downloads.pause(jobId);
  hub.faults.clear();
  return jobId;
}

async function goOn(jobId: string): Promise<string> {
  await core.downloads.resume(jobId);
  return (await core.untilState(jobId, "done")).commit;
}

test("a job that ends late does not set a branch back", async () => {
  const jobId = await paused();
  moveMain();
  const newer = await commitOf(small);
  const older = await goOn(jobId);
  expect(older).not.toBe(newer);
  expect(readFileSync(ref(), "utf8")).toBe(newer);
});

test("a job that was planned later sets it forward, though another has just ended", async () => {
  const first = await paused();
  moveMain();
  const second = await paused();
  const older = await goOn(first);
  expect(readFileSync(ref(), "utf8")).toBe(older);
  expect(readFileSync(ref(), "utf8")).not.toBe(await goOn(second));
  expect(readFileSync(ref(), "utf8")).not.toBe(older);
});

test("a ref from a time that is yet to come, or without a commit in it, is replaced", async () => {
  mkdirSync(refs(), { recursive: true });
  writeFileSync(ref(), "0".repeat(40));
  utimesSync(ref(), 4_000_000_000, 4_000_000_000);
  const commit = await commitOf(small);
  expect(readFileSync(ref(), "utf8")).toBe(commit);
  const jobId = await paused();
  writeFileSync(ref(), "");
  expect(readFileSync(ref(), "utf8")).not.toBe(await goOn(jobId));
  expect(readFileSync(ref(), "utf8")).toBe(commit);
});

test.each([
  ["a folder has the name", () => mkdirSync(join(ref(), "inside"), { recursive: true })],
  [
    "refs is a link out of the cache",
    () => {
      mkdirSync(join(refs(), ".."), { recursive: true });
      symlinkSync(mkdtempSync(join(tmpdir(), "hubdeck-outside-")), refs());
    },
  ],
  [
    "refs is a file",
    () => {
      mkdirSync(join(refs(), ".."), { recursive: true });
      writeFileSync(refs(), "");
    },
  ],
])("%s: said before anything is fetched", async (_, plant) => {
  plant();
  const before = lstatSync(refs());
  const { jobId } = await core.downloads.start(small, call);
  await expect(core.untilState(jobId, "done")).rejects.toThrow("DISK");
  expect(hub.requests.filter(({ path }) => path.includes("/resolve"))).toEqual([]);
  expect(lstatSync(refs()).ino).toBe(before.ino);
  if (!before.isSymbolicLink()) return;
  expect(readdirSync(refs())).toEqual([]);
  rmSync(realpathSync(refs()), { recursive: true });
});

test("a file list that was cut off is written anew, a whole one is left as it is", async () => {
  const everything = { repo, revision: "main", selection: { type: "everything" as const } };
  const { jobId } = await core.downloads.start(everything, call);
  const { commit } = await core.untilState(jobId, "done");
  const tree = join(core.cacheFolder, "models--tests--tiny", "trees", `${commit}.json`);
  const { ino } = statSync(tree);
  const whole = readFileSync(tree, "utf8");
  const again = await core.downloads.start(everything, call);
  await core.untilState(again.jobId, "done");
  expect(statSync(tree).ino).toBe(ino);
  for (const broken of [whole.slice(0, 300), "", `{"format_version": 2, "files": {}\n}`]) {
    writeFileSync(tree, broken);
    const { jobId: id } = await core.downloads.start(everything, call);
    await core.untilState(id, "done");
    expect(readFileSync(tree, "utf8")).toBe(whole);
  }
});
