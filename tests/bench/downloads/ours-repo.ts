/**
 * Downloads a whole repo with our queue, as the app does, and prints how long it took, how often it waited for the Hub's
 * limit, the delay of the main thread's event loop beside the delay when idle, and how far the resident memory grew. Where
 * idleness is measured, somebody looked at the plan before, as in the app: what a process does for the first time (its first
 * request, the start of its thread) counts for memory, and not for the delay.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { openDownloads } from "#tests/core/downloads/open-downloads.ts";

const [hubUrl = "", worker = "", folder = "", id = "", idleMs = "0"] = process.argv.slice(2);
const core = openDownloads({ hubUrl, routerUrl: hubUrl }, new URL(worker), { folder });
const request = { repo: { kind: "model", id }, revision: "main", selection: { type: "everything" } } as const;
const call = { signal: new AbortController().signal };
// Of the program's start there is something left to collect.
await delay(Number(idleMs));
const rssBefore = process.memoryUsage.rss();
let rssPeak = rssBefore;
const look = setInterval(() => {
  rssPeak = Math.max(rssPeak, process.memoryUsage.rss());
}, 50);
if (Number(idleMs) > 0) await core.downloads.plan(request, call);
const idle = monitorEventLoopDelay({ resolution: 5 });
idle.enable();
await delay(Number(idleMs));
idle.disable();
const busy = monitorEventLoopDelay({ resolution: 5 });
busy.enable();
const startedAt = performance.now();
const { jobId } = await core.downloads.start(request, call);
let waits = 0;
let isWaiting = false;
await core.until(jobId, ({ state }) => {
  const isNow = state.type === "waiting" && state.for === "rate-limit";
  if (isNow && !isWaiting) waits += 1;
  isWaiting = isNow;
  return state.type === "done";
});
const seconds = (performance.now() - startedAt) / 1000;
busy.disable();
clearInterval(look);
rssPeak = Math.max(rssPeak, process.memoryUsage.rss());
console.log(
  JSON.stringify({
    seconds,
    waits,
    idleP99Ms: idle.percentile(99) / 1e6,
    loopP99Ms: busy.percentile(99) / 1e6,
    loopMaxMs: busy.max / 1e6,
    grownMb: (rssPeak - rssBefore) / 1e6,
  }),
);
process.exit(0);
