/**
 * `npm run bench:downloads -- --only large --size 4096 --rounds 5 --servers plain,tls,limited`: one large file, our engine beside
 * aria2c, curl, @huggingface/hub and Python's `hf`, interleaved, from nginx on loopback. "Received" ends for all alike: every
 * byte is there and synced. Ours hashes meanwhile and says when the file is verified; of the others only "aria2c, checked" looks
 * at the hash, which it does afterwards. Sizes in MiB. Needs Linux, nginx, aria2c, curl and openssl.
 */
import { spawn } from "node:child_process";
import { createHash, randomFillSync } from "node:crypto";
import { once } from "node:events";
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { buildScript } from "./downloads/build-script.mjs";
import { findPython, pythonEnv } from "./downloads/find-python.mjs";
import { median } from "./downloads/median.mjs";
import { runMeasured } from "./downloads/run-measured.mjs";
import { settleMachine } from "./downloads/settle-machine.mjs";
import { startNginx } from "./downloads/start-nginx.mjs";

const { values } = parseArgs({
  options: {
    size: { type: "string", default: "4096" },
    rounds: { type: "string", default: "5" },
    servers: { type: "string", default: "plain,tls,limited" },
    variants: { type: "string", default: "ours,aria2c,aria2c-checked,curl,library,hf" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "hubdeck-bench-"));
// What is served lies in memory where that goes, so that only the target costs the disk anything.
const source = existsSync("/dev/shm") ? mkdtempSync("/dev/shm/hubdeck-bench-") : folder;
const files = join(source, "files");
const here = (name) => fileURLToPath(new URL(`downloads/${name}`, import.meta.url));
const stops = [];

try {
  // Where root starts nginx, its workers are someone else.
  for (const place of [folder, source]) chmodSync(place, 0o755);
  mkdirSync(files);
  writeRandom(join(files, "large"), Number(values.size));
  const nginx = await startNginx(folder, files);
  stops.push(nginx.stop);
  const worker = await buildScript("electron/core/downloads/transfer/transfer-worker.ts", folder);
  const ours = await buildScript("tests/bench/downloads/ours.ts", folder);
  const hub = await buildScript("tests/bench/downloads/bench-hub.ts", folder);
  console.log(
    `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}, ${values.size} MiB, ${values.rounds} rounds, sha256 of one core ${hashSpeed().toFixed(0)} MB/s`,
  );
  for (const server of values.servers.split(",")) await compare(server, nginx, { worker, ours, hub });
} finally {
  for (const stop of stops.reverse()) await stop();
  for (const place of [folder, source]) rmSync(place, { recursive: true, force: true });
}

async function compare(server, nginx, scripts) {
  const link = `${nginx.urls[server]}/large`;
  const { hubUrl, sha256 } = await startHub(scripts.hub, link);
  const ca = server === "tls" ? nginx.ca : "";
  const target = join(folder, "out");
  // The shell says the CPU seconds of what it ran.
  const synced = (command, args, sync = "sync") => [
    "sh",
    ["-c", `"$@" && ${sync} "$0" && times`, target, command, ...args],
  ];
  const aria2c = (...more) =>
    synced("aria2c", [
      ...["-q", "-x16", "-s16", "--file-allocation=falloc", "--allow-overwrite=true"],
      ...(ca ? [`--ca-certificate=${ca}`] : []),
      ...["-d", folder, "-o", "out", ...more, link],
    ]);
  const python = findPython();
  const all = {
    ours: [process.execPath, [scripts.ours, hubUrl, pathToFileURL(scripts.worker).href, target, ca]],
    aria2c: aria2c(),
    "aria2c-checked": aria2c(`--checksum=sha-256=${sha256}`),
    curl: synced("curl", ["-sS", ...(ca ? ["--cacert", ca] : []), "-o", target, link]),
    library: [process.execPath, [here("hub-library.mjs"), hubUrl, target]],
    hf: synced(
      python.path,
      ["-m", "huggingface_hub.cli.hf", "download", "bench/large", "model.safetensors", "-q"],
      "sync -f",
    ),
  };
  const env = {
    HOME: folder,
    ...pythonEnv(hubUrl, target),
    ...(ca ? { NODE_EXTRA_CA_CERTS: ca, SSL_CERT_FILE: ca } : {}),
  };
  // Over one connection what is limited to a rate brings that rate, and takes minutes to show it.
  const left = [...(server === "limited" ? ["curl", "library", "hf"] : []), ...(python.missing === null ? [] : ["hf"])];
  if (python.missing !== null) console.log(`hf is left out: ${python.missing}`);
  const variants = Object.entries(all).filter(
    ([name]) => values.variants.split(",").includes(name) && !left.includes(name),
  );
  const runs = Object.fromEntries(variants.map(([name]) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [name, [command, args]] of variants) {
      rmSync(target, { recursive: true, force: true });
      await settleMachine(folder);
      const run = await runMeasured(command, args, env);
      // The app runs already when a person clicks: a program that says its own time is not charged for its start.
      runs[name].push({ ...run, ...(run.output.startsWith("{") ? JSON.parse(run.output) : timesOf(run.output)) });
    }
  }
  print(server, runs);
}

function print(server, runs) {
  const speed = (seconds) => (Number(values.size) * 1.048576) / seconds;
  const speeds = (list, key) => list.map((run) => speed(run[key]));
  const ours = median(speeds(runs.ours ?? [], "seconds"));
  const oursVerified = median(speeds(runs.ours ?? [], "verifiedSeconds"));
  console.log(
    `\n${server}, load ${loadavg()[0].toFixed(1)}\n| variant | received, MB/s min / median / max | ours to it: received, verified | verified, MB/s | CPU s | peak MB | loop p99 / max ms |\n|---|---|---|---|---|---|---|`,
  );
  for (const [name, list] of Object.entries(runs)) {
    const all = speeds(list, "seconds");
    const range = [Math.min(...all), median(all), Math.max(...all)].map((value) => value.toFixed(0)).join(" / ");
    const cpu = median(list.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1);
    const peak = Math.max(...list.map(({ peakMb }) => peakMb)).toFixed(0);
    const [verified, delays] =
      name === "ours"
        ? [
            median(speeds(list, "verifiedSeconds")).toFixed(0),
            `${median(list.map(({ loopP99Ms }) => loopP99Ms)).toFixed(1)} / ${Math.max(...list.map(({ loopMaxMs }) => loopMaxMs)).toFixed(0)}`,
          ]
        : ["-", "-"];
    console.log(
      `| ${name} | ${range} | ${(ours / median(all)).toFixed(2)}, ${(oursVerified / median(all)).toFixed(2)} | ${verified} | ${cpu} | ${name === "ours" || name === "library" ? peak : "-"} | ${delays} |`,
    );
  }
}

/** What the shell's `times` says of its children: minutes and seconds of user and system. */
function timesOf(output) {
  const children = output.trim().split("\n").at(-1) ?? "";
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return { cpuSeconds: seconds.reduce((sum, one) => sum + one, 0) };
}

/** How fast one core hashes, in MB/s: no verified download can be faster. */
function hashSpeed() {
  const bytes = Buffer.alloc(1 << 20);
  const hash = createHash("sha256");
  const startedAt = performance.now();
  for (let count = 0; count < 256; count += 1) hash.update(bytes);
  hash.digest();
  return (256 * 1.048576) / ((performance.now() - startedAt) / 1000);
}

async function startHub(script, link) {
  const child = spawn(process.execPath, [script, join(files, "large"), link], { stdio: ["ignore", "pipe", "inherit"] });
  stops.push(async () => {
    child.kill();
    await once(child, "exit");
  });
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error("The Hub did not start");
}

function writeRandom(path, mebibytes) {
  const fd = openSync(path, "w");
  const bytes = Buffer.alloc(1 << 20);
  for (let count = 0; count < mebibytes; count += 1) writeSync(fd, randomFillSync(bytes));
  closeSync(fd);
}
