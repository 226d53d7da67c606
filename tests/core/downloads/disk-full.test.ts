import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";
import { tiny } from "#tests/core/downloads/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: AbortSignal.timeout(60_000) };
const repo = { kind: "model", id: "tests/tiny" } as const;
const request = { repo, revision: "main", selection: { type: "paths" as const, paths: ["model.safetensors"] } };

let hub: RunningHub;
let worker: Built;
let disk: string;
let isMounted = false;
beforeAll(async () => {
  worker = await buildWorker();
  hub = await startHub({ repos: [tiny] });
  disk = mkdtempSync(join(tmpdir(), "hubdeck-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], { stdio: "ignore" });
    isMounted = true;
  } catch {
    // Only root may mount; the test says that it was skipped.
  }
});
afterAll(async () => {
  if (isMounted) execFileSync("umount", [disk]);
  rmdirSync(disk);
  await hub.close();
  worker.remove();
});

test("a disk that fills up makes the download wait with its bytes kept, and it goes on by itself when there is room", async (context) => {
  if (!isMounted) return context.skip("a small disk cannot be mounted here");
  const core = openDownloads(hub, worker.url);
  try {
    core.setCacheFolder(join(disk, "hub"));
    const stop = hub.faults.add({ origin: "cdn", stallAfterBytes: 1_000_000 });
    const { jobId } = await core.downloads.start(request, call);
    await core.until(jobId, (job) => job.receivedBytes >= 1_000_000);
    await core.downloads.pause(jobId);
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc(2_000_000));
    stop();
    await core.downloads.resume(jobId);
    const { state, receivedBytes } = await core.until(jobId, (job) => job.state.type === "waiting");
    expect(state).toMatchObject({ for: "disk", problem: { code: "DISK_FULL", why: "The disk is full." } });
    expect(receivedBytes).toBeGreaterThan(1_000_000);

    const other = { ...request, selection: { type: "everything" as const } };
    await expect(core.downloads.start(other, call)).rejects.toMatchObject({ problem: { code: "DISK_FULL" } });

    hub.clearRequests();
    rmSync(filler);
    await core.untilState(jobId, "done");
    const [again] = hub.requests.filter(({ origin }) => origin === "cdn");
    expect(again?.headers["range"]).toMatch(/^bytes=[1-9]\d{6}-\d+$/);
  } finally {
    await core.close();
  }
});

test("a disk that fills up before a small file is written is waited for too", async (context) => {
  if (!isMounted) return context.skip("a small disk cannot be mounted here");
  const core = openDownloads(hub, worker.url);
  try {
    core.setCacheFolder(join(disk, "small"));
    const stop = hub.faults.add({ origin: "cdn", refuse: true });
    const small = { ...request, selection: { type: "paths" as const, paths: ["onnx/model.onnx"] } };
    const { jobId } = await core.downloads.start(small, call);
    await core.until(jobId, (job) => job.state.type === "waiting");
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc(statfsSync(disk).bavail * statfsSync(disk).bsize));
    stop();
    const { state } = await core.until(jobId, (job) => job.state.type === "waiting" && job.state.for === "disk");
    expect(state).toMatchObject({ problem: { code: "DISK_FULL", why: "The disk is full." } });
    rmSync(filler);
    await core.untilState(jobId, "done");
  } finally {
    await core.close();
  }
});
