/**
 * The stand-in Hub in a process of its own: it has to be faster than what is measured against it. Bytes a second to a
 * reader that throws them away, the processor time they cost the server, and lists of a hundred thousand repos.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { devNull } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { machine, spread } from "#tests/bench/figures.ts";

const hubFile = fileURLToPath(new URL("../../dist/electron/hub.js", import.meta.url));
const rounds = 5;

let hub: ChildProcessWithoutNullStreams;
let endpoint: string;
test.beforeAll(async () => {
  const start = performance.now();
  hub = spawn(process.execPath, [hubFile, "--scale", "--repos", "100000"]);
  hub.stderr.resume();
  for await (const line of createInterface(hub.stdout)) {
    const [, url] = /^HF_ENDPOINT=(.+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    endpoint = url;
    break;
  }
  hub.stdout.resume();
  console.log(`${machine()}\n\nstart with 100,000 repos    ${(performance.now() - start).toFixed(0)} ms`);
});
test.afterAll(async () => {
  hub.kill();
  await once(hub, "exit");
});

test("bytes of a file that takes no disk", async () => {
  const sizeBytes = 1_000_000_000;
  const answer = await fetch(`${endpoint}/hubdeck-scale/twenty-gigabytes/resolve/main/model.bin`, {
    redirect: "manual",
  });
  const link = answer.headers.get("location");
  expect(link).not.toBeNull();
  const hasCurl = spawnSync("curl", ["--version"]).status === 0;
  const discard = hasCurl ? discardByCurl : discardByNode;
  console.log(hasCurl ? "read by curl" : "read by Node, which is slower than the server (curl is not here)");
  for (const connections of [1, 4]) {
    const speeds: number[] = [];
    const costs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const before = processorSeconds();
      const share = sizeBytes / connections;
      const counts = await Promise.all(
        Array.from({ length: connections }, (_, part) => discard(link ?? "", part * share, (part + 1) * share)),
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sizeBytes);
      speeds.push(sizeBytes / 1e6 / ((performance.now() - start) / 1000));
      costs.push(processorSeconds() - before);
    }
    const label = `${connections} connection${connections === 1 ? " " : "s"}, 1 GB`.padEnd(26);
    console.log(`${label}  ${spread(speeds, "MB/s")}; processor of the server ${spread(costs, "s/GB", 2)}`);
  }
});

test("lists of a hundred thousand repos", async () => {
  for (const query of [
    "limit=100",
    "search=cedar 8B&limit=100",
    "filter=license:mit&sort=downloads&limit=100&full=true",
  ]) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      const items: unknown = await (await fetch(`${endpoint}/api/models?${query}`)).json();
      expect(items).toHaveLength(100);
      if (round > 0) times.push(performance.now() - start);
    }
    console.log(`${query.slice(0, 40).padEnd(40)}  ${spread(times, "ms")}`);
  }
});

/** Reads a range of a file and throws it away; answers how many bytes came. */
async function discardByCurl(url: string, start: number, end: number): Promise<number> {
  const args = [
    "--silent",
    "--output",
    devNull,
    "--write-out",
    "%{size_download}",
    "--range",
    `${start}-${end - 1}`,
    url,
  ];
  const curl = spawn("curl", args);
  let count = "";
  for await (const chunk of curl.stdout) count += String(chunk);
  return Number(count);
}

async function discardByNode(url: string, start: number, end: number): Promise<number> {
  const request = get(url, { headers: { Range: `bytes=${start}-${end - 1}` } });
  const [response]: [IncomingMessage] = (await once(request, "response")) as [IncomingMessage];
  let count = 0;
  for await (const chunk of response) count += chunk.length;
  return count;
}

/** What the server's process has used so far, where the system tells (Linux); NaN elsewhere. */
function processorSeconds(): number {
  try {
    const fields = readFileSync(`/proc/${hub.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
