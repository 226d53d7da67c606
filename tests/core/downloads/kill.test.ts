import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Built, buildAside, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";
import { largeBytes, tiny } from "#tests/core/downloads/sample-repos.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const wideBytes = 256 << 20;
const wide: RepoSpec = { id: "tests/wide", files: { "model.safetensors": patternBytes("wide", wideBytes) } };
/** What a connection may have received that its journal does not know: bytes on their way to the disk, and half a stretch. */
const lostBytesMax = (1 << 20) + 65_536;
const lostInAllMax = 64 << 20;
/** A quarter of a gigabyte is made, hashed, sent, written, read again and hashed again. */
const largeTestMs = 90_000;

let hub: RunningHub;
let built: { readonly worker: Built; readonly child: Built };
beforeAll(async () => {
  built = { worker: await buildWorker(), child: await buildAside("tests/core/downloads/kill-child.ts") };
  hub = await startHub({ repos: [tiny, wide] });
});
afterAll(async () => {
  await hub.close();
  built.worker.remove();
  built.child.remove();
});

test("after kill -9 in the middle of a file the next start fetches only the rest, and the file is right", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hubdeck-killed-"));
  const stop = hub.faults.add({ origin: "cdn", bytesPerSecond: 2_000_000 });
  const killedAt = await killAt(folder, "tests/tiny", 2_200_000);
  stop();
  const before = cdnBytes();

  const core = openDownloads(hub, built.worker.url, { folder });
  try {
    const [job] = await firstJobs(core.downloads.watch(AbortSignal.timeout(10_000)));
    if (job === undefined) throw new Error("The job is lost");
    expect(job.receivedBytes).toBeGreaterThanOrEqual(killedAt - lostBytesMax);
    const { commit } = await core.untilState(job.id, "done");
    const file = join(core.cacheFolder, "models--tests--tiny", "snapshots", commit, "model.safetensors");
    expect(readFileSync(file).equals(Buffer.from(patternBytes("tiny", largeBytes).read(0, largeBytes)))).toBe(true);
    expect(cdnBytes() - before).toBe(largeBytes - job.receivedBytes);
  } finally {
    await core.close();
  }
});

test(
  "after kill -9 at half of a large file that comes over many connections, little of it is fetched again",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "hubdeck-killed-"));
    const stop = hub.faults.add({ origin: "cdn", bytesPerSecond: 12_000_000 });
    const [requestsBefore, bytesBefore] = [hub.requests.length, cdnBytes()];
    await killAt(folder, "tests/wide", wideBytes / 2);
    stop();
    expect(hub.requests.length - requestsBefore).toBeGreaterThan(8);

    const core = openDownloads(hub, built.worker.url, { folder });
    try {
      const [job] = await firstJobs(core.downloads.watch(AbortSignal.timeout(10_000)));
      if (job === undefined) throw new Error("The job is lost");
      // Done says that the hash is right.
      await core.untilState(job.id, "done");
      expect(cdnBytes() - bytesBefore - wideBytes).toBeLessThan(lostInAllMax);
    } finally {
      await core.close();
    }
  },
  largeTestMs,
);

function cdnBytes(): number {
  return hub.requests
    .filter(({ origin }) => origin === "cdn")
    .reduce((sum, { sentBodyBytes }) => sum + sentBodyBytes, 0);
}

/** Runs the child until it has at least so many bytes, kills it, and answers how many it told of. */
async function killAt(folder: string, id: string, bytes: number): Promise<number> {
  const args = [hub.hubUrl, built.worker.url.href, folder, id, "model.safetensors"];
  const child = spawn(process.execPath, [fileURLToPath(built.child.url), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {},
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (Number(line) >= bytes) return Number(line);
    }
    throw new Error("The child ended by itself");
  } finally {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
}

async function firstJobs(watch: ReturnType<ReturnType<typeof openDownloads>["downloads"]["watch"]>) {
  for await (const change of watch) if (change.type === "snapshot") return change.jobs;
  return [];
}
