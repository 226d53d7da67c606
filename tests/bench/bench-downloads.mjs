/**
 * `npm run bench:downloads -- --only large|small|memory|kill --rounds N --size MiB`: what downloads cost, with a real server in
 * a process of its own. Prints figures and the machine, and judges none. `--short` is the form for CI. Linux.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildScript } from "./downloads/build-script.mjs";
import { measureSmall } from "./downloads/small.mjs";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "small" },
    rounds: { type: "string", default: "5" },
    files: { type: "string", default: "5000" },
    variants: { type: "string", default: "ours,hf,library" },
    quota: { type: "string", default: "2000" },
    window: { type: "string", default: "20" },
    dir: { type: "string", default: tmpdir() },
  },
});
const folder = mkdtempSync(join(values.dir, "hubdeck-bench-"));
try {
  console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}`);
  const scripts = {
    worker: await buildScript("electron/core/downloads/transfer/transfer-worker.ts", folder),
    hub: await buildScript("tests/bench/downloads/scale-hub.ts", folder),
    repo: await buildScript("tests/bench/downloads/ours-repo.ts", folder),
  };
  const tools = { folder, scripts, node: process.execPath };
  const options = {
    files: Number(values.files),
    rounds: Number(values.rounds),
    variants: values.variants.split(","),
    quota: Number(values.quota),
    windowSeconds: Number(values.window),
  };
  if (values.only.includes("small")) await measureSmall(options, tools);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
