/** Downloads one file with our queue, as the app does, and prints the delay of the main thread's event loop. */
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";

const [hubUrl = "", worker = "", folder = "", ca = ""] = process.argv.slice(2);
const extraCa = ca === "" ? [] : [readFileSync(ca, "utf8")];
const core = openDownloads({ hubUrl, routerUrl: hubUrl }, new URL(worker), { folder, extraCa });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const startedAt = performance.now();
const { jobId } = await core.downloads.start(
  {
    repo: { kind: "model", id: "bench/large" },
    revision: "main",
    selection: { type: "paths", paths: ["model.safetensors"] },
  },
  { signal: new AbortController().signal },
);
let receivedSeconds: number | null = null;
await core.until(jobId, ({ state, receivedBytes, sizeBytes }) => {
  if (receivedBytes === sizeBytes) receivedSeconds ??= (performance.now() - startedAt) / 1000;
  return state.type === "done";
});
const seconds = (performance.now() - startedAt) / 1000;
delay.disable();
console.log(
  JSON.stringify({ seconds, receivedSeconds, loopP99Ms: delay.percentile(99) / 1e6, loopMaxMs: delay.max / 1e6 }),
);
process.exit(0);
