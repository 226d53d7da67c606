/** `npm run hub`: the built stand-in as a command, for any client that takes HF_ENDPOINT. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import * as z from "zod";

const hubFile = fileURLToPath(new URL("../../dist/electron/hub.js", import.meta.url));
const logLine = z.looseObject({ origin: z.string(), method: z.string(), target: z.string(), status: z.number() });

let hub: ChildProcessWithoutNullStreams | undefined;
afterEach(async () => {
  const last = hub;
  hub = undefined;
  if (last === undefined || last.exitCode !== null || last.signalCode !== null) return;
  last.kill("SIGKILL");
  await once(last, "exit");
});

/** Starts the command and answers its endpoint, a sample token, and its log, line by line. */
async function startCommand(...args: string[]): Promise<{
  endpoint: string;
  token: string;
  nextLog(): Promise<z.infer<typeof logLine>>;
  text(): string;
}> {
  hub = spawn(process.execPath, [hubFile, ...args]);
  const lines = createInterface(hub.stderr)[Symbol.asyncIterator]();
  let said = "";
  let endpoint = "";
  let token = "";
  hub.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
  });
  for await (const line of createInterface(hub.stdout)) {
    endpoint = /^HF_ENDPOINT=(.+)$/.exec(line)?.[1] ?? endpoint;
    token ||= /\bhf_[A-Za-z0-9]{20,}\b/.exec(line)?.[0] ?? "";
    if (line.startsWith("Ctrl-C")) break;
  }
  const nextLog = async () => logLine.parse(JSON.parse(String((await lines.next()).value)));
  return { endpoint, token, nextLog, text: () => said };
}

test("prints an endpoint and tokens, answers there, and logs each request as a line of JSON without a secret", async () => {
  const { endpoint, token, nextLog, text } = await startCommand();
  const who = await fetch(`${endpoint}/api/whoami-v2`, { headers: { Authorization: `Bearer ${token}` } });
  expect(await who.json()).toMatchObject({ type: "user" });
  expect(await nextLog()).toMatchObject({ origin: "hub", method: "GET", target: "/api/whoami-v2", status: 200 });
  await fetch(`${endpoint}/api/models?search=${token}`);
  expect((await nextLog()).target).not.toContain(token);
  expect(text()).not.toContain(token);
});

test("takes faults, quotas and made-up repos by the way", async () => {
  const { endpoint } = await startCommand(
    ...["--fault", '{"path":"/api/whoami-v2","times":1,"answer":{"status":503}}'],
    ...["--quota", "api=3", "--repos", "1500"],
  );
  const statuses: number[] = [];
  for (let call = 0; call < 2; call += 1) statuses.push((await fetch(`${endpoint}/api/whoami-v2`)).status);
  expect(statuses).toEqual([503, 401]);
  const list = await fetch(`${endpoint}/api/models?sort=createdAt&limit=1000`);
  expect(await list.json()).toHaveLength(1000);
  expect((await fetch(`${endpoint}/api/models`)).status).toBe(200);
  expect((await fetch(`${endpoint}/api/models`)).status).toBe(429);
});

test("ends at once, with its usage, when it is asked for what it has not", () => {
  for (const args of [["--fault", "F99"], ["--quota", "cake=3"], ["--latency", "soon"], ["--nonsense"]]) {
    const { status, stderr } = spawnSync(process.execPath, [hubFile, ...args], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("npm run hub --");
  }
});
