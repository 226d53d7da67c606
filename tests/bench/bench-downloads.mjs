/**
 * `npm run bench:downloads -- --only large|small|memory|kill --rounds 5`: what downloads cost, beside other programs. Prints
 * figures and the machine, and judges none; `--short` is the form for CI. What else each takes is in downloads/<name>.mjs; of
 * `large`: `--size`, `--servers` and `--variants` of compare-downloads.mjs. Linux.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildScript } from "./downloads/build-script.mjs";
import { measureKill } from "./downloads/kill.mjs";
import { measureMemory } from "./downloads/memory.mjs";
import { measureSmall } from "./downloads/small.mjs";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "large,small,memory,kill" },
    short: { type: "boolean", default: false },
    rounds: { type: "string" },
    // Of `small`.
    files: { type: "string" },
    variants: { type: "string" },
    quota: { type: "string" },
    window: { type: "string", default: "20" },
    // Of `large`.
    size: { type: "string" },
    servers: { type: "string" },
  },
});
if (process.platform !== "linux") {
  console.log("skipped: these figures are read from /proc");
  process.exit(0);
}
const isShort = values.short;
const smallRoundsMax = 3;
const only = isShort ? ["small", "memory", "kill"] : values.only.split(",");
const rounds = values.rounds ?? (isShort ? "1" : "5");

if (only.includes("large")) {
  const large = { size: values.size, servers: values.servers, variants: values.variants, rounds };
  const args = Object.entries(large).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  const script = fileURLToPath(new URL("compare-downloads.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const folder = mkdtempSync(join(tmpdir(), "hubdeck-bench-"));
try {
  console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}`);
  const scripts = {
    worker: await buildScript("electron/core/downloads/transfer/transfer-worker.ts", folder),
    hub: await buildScript("tests/bench/downloads/scale-hub.ts", folder),
    repo: await buildScript("tests/bench/downloads/ours-repo.ts", folder),
    killed: await buildScript("tests/core/downloads/kill-child.ts", folder),
  };
  const tools = { folder, scripts, node: process.execPath };
  const options = {
    isShort,
    files: Number(values.files ?? (isShort ? 200 : 5000)),
    // So that everything together takes less than half an hour.
    rounds: Math.min(Number(rounds), smallRoundsMax),
    variants: (values.variants ?? (isShort ? "ours,library" : "ours,hf,library")).split(","),
    quota: Number(values.quota ?? (isShort ? 0 : 2000)),
    windowSeconds: Number(values.window),
  };
  if (only.includes("small")) await measureSmall(options, tools);
  if (only.includes("memory")) await measureMemory(options, tools);
  if (only.includes("kill")) await measureKill(options, tools);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
