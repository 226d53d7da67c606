/**
 * Many small files: our engine beside Python's `hf download` with eight workers and @huggingface/hub's snapshotDownload,
 * interleaved, each with the same last sync; then ours alone against a quota that is too small for it.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findPython, pythonEnv } from "./find-python.mjs";
import { median } from "./median.mjs";
import { runMeasured } from "./run-measured.mjs";
import { startScaleHub } from "./start-scale-hub.mjs";

const id = "bench/many";
const fileBytes = 10_000;

export async function measureSmall({ files, rounds, variants, quota, windowSeconds }, { folder, scripts, node }) {
  const repos = [{ id, count: files, sizeBytes: fileBytes }];
  const hub = await startScaleHub(scripts.hub, { repos, quota: null });
  try {
    await compare({ files, rounds, variants, hub }, { folder, scripts, node });
  } finally {
    await hub.stop();
  }
  if (quota > 0) await keepToQuota({ repos, files, quota, windowSeconds }, { folder, scripts, node });
}

async function compare({ files, rounds, variants, hub }, { folder, scripts, node }) {
  const target = join(folder, "out");
  const synced = (command, args) => ["sh", ["-c", '"$@" && sync -f "$0"', target, command, ...args]];
  const python = findPython();
  const library = fileURLToPath(new URL("library-snapshot.mjs", import.meta.url));
  const all = {
    ours: synced(node, [scripts.repo, hub.hubUrl, pathToFileURL(scripts.worker).href, target, id]),
    hf: synced(python.path, ["-m", "huggingface_hub.cli.hf", "download", id, "--max-workers", "8"]),
    library: synced(node, [library, hub.hubUrl, target, id]),
  };
  const env = { HOME: folder, ...pythonEnv(hub.hubUrl, target) };
  if (python.missing !== null) console.log(`\nhf is left out: ${python.missing}`);
  const names = Object.keys(all).filter(
    (name) => variants.includes(name) && (name !== "hf" || python.missing === null),
  );
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      rmSync(target, { recursive: true, force: true });
      mkdirSync(target);
      await hub.sent();
      const run = await runMeasured(...all[name], env);
      runs[name].push({ ...run, ...(await hub.sent()) });
    }
  }
  console.log(`\n${files} files of ${fileBytes / 1000} kB, no quota, ${rounds} rounds`);
  console.log(
    "| variant | s min / median / max | theirs / ours | CPU s | requests | CPU theirs / ours |\n|---|---|---|---|---|---|",
  );
  const middle = (name, of) => median(runs[name].map(of));
  for (const name of names) {
    const seconds = runs[name].map((run) => run.seconds);
    const range = [Math.min(...seconds), median(seconds), Math.max(...seconds)]
      .map((value) => value.toFixed(1))
      .join(" / ");
    const [mine, its] = ["ours", name].map((one) => (runs[one] ? middle(one, (run) => run.seconds) : Number.NaN));
    const [myCpu, itsCpu] = ["ours", name].map((one) =>
      runs[one] ? middle(one, (run) => run.cpuSeconds) : Number.NaN,
    );
    const requests = middle(name, (run) => run.requests);
    console.log(
      `| ${name} | ${range} | ${(its / mine).toFixed(2)} | ${itsCpu.toFixed(1)} | ${requests} | ${(itsCpu / myCpu).toFixed(2)} |`,
    );
  }
}

async function keepToQuota({ repos, files, quota, windowSeconds }, { folder, scripts, node }) {
  const hub = await startScaleHub(scripts.hub, { repos, quota: { resolvers: quota, windowSeconds } });
  const target = join(folder, "out");
  try {
    rmSync(target, { recursive: true, force: true });
    await hub.sent();
    const args = [scripts.repo, hub.hubUrl, pathToFileURL(scripts.worker).href, target, id];
    const run = await runMeasured(node, args);
    const { waits } = JSON.parse(run.output);
    const { requests, refusals } = await hub.sent();
    console.log(
      `\n${files} files of ${fileBytes / 1000} kB, ${quota} file requests in ${windowSeconds} s: ${run.seconds.toFixed(1)} s, ${waits} waits, ${requests} requests (at least ${Math.ceil(requests / quota) - 1} waits), ${refusals} refused`,
    );
  } finally {
    await hub.stop();
  }
}
