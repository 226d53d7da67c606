/**
 * Downloads one file with our queue, as the app does, from the click on a plan on. Prints the seconds until every byte had arrived and was synced, as the other
 * programs are measured; the seconds until it was verified and had its name; CPU seconds; and the delay of the event loop.
 */
import { readdirSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { DownloadRequest } from "#core/core.ts";
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";

const [hubUrl = "", worker = "", folder = "", ca = ""] = process.argv.slice(2);
const extraCa = ca === "" ? [] : [readFileSync(ca, "utf8")];
const core = openDownloads({ hubUrl, routerUrl: hubUrl }, new URL(worker), { folder, extraCa });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const request: DownloadRequest = {
  repo: { kind: "model", id: "bench/large" },
  revision: "main",
  selection: { type: "paths", paths: ["model.safetensors"] },
};
const tools = { signal: new AbortController().signal };
// A person has the plan before their eyes when they click.
await core.downloads.plan(request, tools);
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const { jobId } = await core.downloads.start(request, tools);
let synced: Promise<number> | null = null;
await core.until(jobId, ({ state, receivedBytes, sizeBytes }) => {
  if (receivedBytes === sizeBytes) synced ??= sync();
  return state.type === "done";
});
const verifiedSeconds = (performance.now() - startedAt) / 1000;
delay.disable();
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
console.log(
  JSON.stringify({
    seconds: await synced,
    verifiedSeconds,
    cpuSeconds,
    loopP99Ms: delay.percentile(99) / 1e6,
    loopMaxMs: delay.max / 1e6,
  }),
);
process.exit(0);

/** Syncs the file as it lies there, hashed or not, and answers when that was done. */
async function sync(): Promise<number> {
  const blobs = join(core.cacheFolder, "models--bench--large", "blobs");
  const [name = ""] = readdirSync(blobs).filter((one) => !one.startsWith("journal."));
  const file = await open(join(blobs, name), "r");
  await file.datasync();
  await file.close();
  return (performance.now() - startedAt) / 1000;
}
