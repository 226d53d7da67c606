/** The built demo in a home full of real-looking secrets: it works, and has neither read, changed nor sent any of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Job } from "#shared/contract/downloads.ts";
import { type PlantedHome, plantHome } from "#tests/hub/planted-home.ts";
import { openPage, type PageClient } from "#tests/web-host/door/page-client.ts";

const demoFile = fileURLToPath(new URL("../../dist/electron/demo.js", import.meta.url));
const repo = { kind: "model", id: "loomworks/aster-7b-plain-words" } as const;

let root: string;
let home: PlantedHome;
let trap: Server;
let trapped = 0;
let demo: ChildProcess;
let output = "";
let page: PageClient;
let before: Readonly<Record<string, string>>;

beforeAll(async () => {
  expect(existsSync(demoFile), `${demoFile} is missing: run "npm run build" first`).toBe(true);
  root = mkdtempSync(join(tmpdir(), "hubdeck-isolation-"));
  for (const name of ["home", "tmp"]) mkdirSync(join(root, name));
  trap = createServer((socket) => {
    trapped += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(trap, "listening");
  const address = trap.address();
  const port = typeof address === "object" ? address?.port : undefined;
  home = plantHome(join(root, "home"), `http://127.0.0.1:${port}`);
  before = home.state();
  demo = spawn(process.execPath, [demoFile, "--no-open"], {
    cwd: home.folder,
    env: {
      ...home.environment,
      PATH: process.env["PATH"],
      TMPDIR: join(root, "tmp"),
      TEMP: join(root, "tmp"),
      TMP: join(root, "tmp"),
      DBUS_SESSION_BUS_ADDRESS: `tcp:host=127.0.0.1,port=${port}`,
    },
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  for (const stream of [demo.stdout, demo.stderr]) stream?.on("data", (part) => (output += String(part)));
  await vi.waitFor(() => expect(output).toMatch(/#launch=\S+/), { timeout: 40_000, interval: 100 });
  page = await openPage(/http:\/\/127\.0\.0\.1:\d+\/#launch=\S+/.exec(output)?.[0] ?? "");
}, 60_000);

afterAll(async () => {
  page?.close();
  demo?.kill("SIGKILL");
  trap?.close();
  rmSync(root, { recursive: true, force: true });
});

/** The first message of a watch. */
async function first<T>(watch: Promise<AsyncIterable<{ type: string; value?: T }>>): Promise<T | undefined> {
  for await (const message of await watch) return message.value;
  return undefined;
}

async function job(): Promise<Job | undefined> {
  return (await first<Job[]>(page.api.downloads.watch()))?.[0];
}

test("the planted home notices a change, and a reading where the disk keeps that", ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), "hubdeck-planted-"));
  try {
    const planted = plantHome(folder, "http://127.0.0.1:1");
    const untouched = planted.state();
    expect(planted.state()).toEqual(untouched);
    appendFileSync(join(folder, ".env"), "X=1\n");
    expect(planted.state()).not.toEqual(untouched);
    writeFileSync(join(folder, ".env"), `HF_TOKEN=${planted.token}\n`);
    planted.state();
    expect(planted.state()).toEqual(untouched);
    readFileSync(join(folder, ".env"));
    const { atimeMs, mtimeMs } = statSync(join(folder, ".env"));
    skip(atimeMs < mtimeMs, "this disk does not keep when a file was read");
    expect(planted.state()).not.toEqual(untouched);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the demo says that it is one, on the demo Hub, signed in as nobody", async () => {
  const state = await first(page.api.app.watch());
  expect(state).toMatchObject({ isDemo: true, endpoint: { url: expect.stringContaining("http://127.0.0.1:") } });
  expect(await first(page.api.accounts.watch())).toMatchObject({ accounts: [], keychain: { type: "memory" } });
});

test("the whole main job can be done with a token from the terminal", async () => {
  const token = /Read +(hf_\w+)/.exec(output)?.[1] ?? "";
  const { endpoint } = (await first(page.api.app.watch())) ?? { endpoint: { url: "" } };
  const account = await page.api.accounts.add({ token, confirmedOrigin: endpoint.url });
  expect(account.user).toMatchObject({ name: "ana-m", fullname: "Ana Moreau" });
  expect((await page.api.browse.list({ kind: "model" })).repos.length).toBeGreaterThan(20);
  await page.api.settings.setTheme({ theme: "dark" });
  await page.api.downloads.start({ repo, revision: "main", selection: { type: "everything" } });
  await expect.poll(async () => (await job())?.state.type, { timeout: 60_000 }).toBe("done");
}, 90_000);

test("there is something to find, and it is the demo's own", async () => {
  const { findings } = await page.api.found.look({ folderIds: [] });
  expect(findings.map(({ source }) => source)).toEqual([
    "HUGGING_FACE_HUB_TOKEN",
    "token-file",
    ...["stored-tokens", "stored-tokens", "stored-tokens"],
  ]);
  expect(findings.map(({ tail }) => tail)).not.toContain(home.token.slice(-4));
  expect(findings.filter(({ where }) => where.startsWith(home.folder))).toEqual([]);
});

test("its files lie in a folder of its own, and no secret of the real home is among them", () => {
  const [folder, ...others] = readdirSync(join(root, "tmp")).filter((name) => name.startsWith("hubdeck-demo-"));
  expect(others).toEqual([]);
  const files = filesIn(join(root, "tmp", folder ?? ""));
  expect(files.some((file) => file.includes("models--loomworks--aster-7b-plain-words"))).toBe(true);
  expect(files.filter((file) => readFileSync(file).includes(home.token))).toEqual([]);
  expect(output).not.toContain(home.token);
});

test("nothing in the real home was read or changed, and nobody that its variables name was called", () => {
  expect(home.state()).toEqual(before);
  expect(trapped).toBe(0);
});

test("Ctrl-C ends it in good order and takes its folder away", async () => {
  page.close();
  const ended = once(demo, "exit");
  // As a terminal does: the signal goes to the whole group, the app inside included.
  if (demo.pid !== undefined) process.kill(-demo.pid, "SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(join(root, "tmp")).filter((name) => name.startsWith("hubdeck-demo-"))).toEqual([]);
  expect(home.state()).toEqual(before);
  expect(trapped).toBe(0);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}
