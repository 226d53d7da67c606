/** What a download costs the process that runs it: growth of resident memory, and delay of the main thread beside idle. */
import { rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runMeasured } from "./run-measured.mjs";
import { startScaleHub } from "./start-scale-hub.mjs";

const known = {
  "1 GB, one file": { id: "hubdeck-scale/one-gigabyte", bytes: 1e9 },
  "20 GB, one file": { id: "hubdeck-scale/twenty-gigabytes", bytes: 20e9 },
};

/** A size, and so a verdict; times are only printed. */
const grownMbMax = 150;

export async function measureMemory({ isShort }, { folder, scripts, node }) {
  const repos = [
    { id: "bench/ten", count: 10, sizeBytes: 10_000 },
    { id: "bench/many", count: isShort ? 300 : 10_000, sizeBytes: 10_000 },
    { id: "bench/large", count: 1, sizeBytes: 200_000_000 },
  ];
  const sizes = {
    ...(isShort ? { "200 MB, one file": { id: "bench/large", bytes: 2e8 } } : known),
    "10 files of 10 kB": { id: "bench/ten", bytes: 1e5 },
    [`${repos[1].count} files of 10 kB`]: { id: "bench/many", bytes: 1e8 },
  };
  const hub = await startScaleHub(scripts.hub, { repos, quota: null });
  const target = join(folder, "out");
  try {
    const tooMuch = [];
    console.log("\n| what | s | memory grew by MB | loop p99 ms: idle, running, longest |\n|---|---|---|---|");
    for (const [name, { id, bytes }] of Object.entries(sizes)) {
      const { bavail, bsize } = statfsSync(folder);
      if (bavail * bsize < bytes * 1.2) {
        console.log(`| ${name} | left out: ${Math.round((bavail * bsize) / 1e9)} GB free here | | |`);
        continue;
      }
      rmSync(target, { recursive: true, force: true });
      const args = [scripts.repo, hub.hubUrl, pathToFileURL(scripts.worker).href, target, id, isShort ? "500" : "2000"];
      const { seconds, grownMb, idleP99Ms, loopP99Ms, loopMaxMs } = JSON.parse((await runMeasured(node, args)).output);
      const delays = [idleP99Ms, loopP99Ms, loopMaxMs].map((ms) => ms.toFixed(1)).join(", ");
      console.log(`| ${name} | ${seconds.toFixed(1)} | ${grownMb.toFixed(0)} | ${delays} |`);
      if (grownMb >= grownMbMax) tooMuch.push(name);
    }
    if (tooMuch.length > 0) throw new Error(`Memory grew by ${grownMbMax} MB or more: ${tooMuch.join("; ")}`);
  } finally {
    await hub.stop();
    rmSync(target, { recursive: true, force: true });
  }
}
