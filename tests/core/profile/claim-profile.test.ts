/** Real processes over one profile folder: what a second start, a race and a killed owner do. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, lstat, mkdir, mkdtemp, readdir, rm, rmdir, symlink, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { claimProfile } from "#core/profile/claim-profile.ts";
import { makePrivateFolder } from "#core/profile/make-private-folder.ts";
import { buildScript } from "#tests/core/profile/build-script.ts";

const outcome = z.object({
  type: z.enum(["owner", "handed-over", "silent-owner"]),
  reply: z.object({ address: z.string() }).optional(),
});
type Outcome = z.infer<typeof outcome>;
type Started = { readonly child: ChildProcess; readonly outcome: Outcome };

let scripts = "";
let starter = "";
let root = "";
let folder = "";
const children = new Set<ChildProcess>();

beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), "hubdeck-starter-"));
  starter = await buildScript("tests/core/profile/starter.ts", scripts);
});
afterAll(async () => {
  await rm(scripts, { recursive: true, force: true });
  // The place of sockets whose own path is too long; in use, if a Hubdeck of this user is.
  await rmdir(`/tmp/hubdeck-${process.getuid?.()}`).catch(() => undefined);
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hubdeck-profile-"));
  folder = join(root, "profile");
});
afterEach(async () => {
  for (const child of children) await end(child, "SIGKILL");
  children.clear();
  await rm(root, { recursive: true, force: true });
});

async function start(patienceMs = 15_000): Promise<Started> {
  const child = spawn(process.execPath, [starter, folder, String(patienceMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return { child, outcome: outcome.parse(JSON.parse(String(line))) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

function hereClaiming(patienceMs = 15_000) {
  return claimProfile({
    folder,
    door: "browser",
    answer: () => ({ type: "running", door: "browser", address: null }),
    signal: new AbortController().signal,
    patienceMs,
  });
}

describe("claiming a profile", () => {
  it("makes the first start the owner, in a folder and with a socket that nobody else may open", async () => {
    const first = await start();
    expect(first.outcome.type).toBe("owner");
    expect((await lstat(folder)).mode & 0o777).toBe(0o700);
    expect((await lstat(join(folder, "owner.sock"))).mode & 0o777).toBe(0o600);
  });

  it("hands the second start over to the first, with its address", async () => {
    const first = await start();
    const second = await start();
    expect(second.outcome).toMatchObject({
      type: "handed-over",
      reply: { address: `http://127.0.0.1:1/#${first.child.pid}` },
    });
  });

  it("has one owner when twenty start at once, and everybody else is handed over to it", async () => {
    const started = await Promise.all(Array.from({ length: 20 }, () => start()));
    const owners = started.filter(({ outcome }) => outcome.type === "owner");
    expect(owners).toHaveLength(1);
    const address = `http://127.0.0.1:1/#${owners[0]?.child.pid}`;
    const others = started.filter(({ outcome }) => outcome.type !== "owner");
    expect(others.map(({ outcome }) => outcome.reply?.address)).toEqual(others.map(() => address));
  });

  it("is free again after kill -9 of its owner, and a race for what it left behind has one winner", async () => {
    const first = await start();
    await end(first.child, "SIGKILL");
    expect(await readdir(folder)).toContain("owner.sock");
    const started = await Promise.all(Array.from({ length: 20 }, () => start()));
    expect(started.filter(({ outcome }) => outcome.type === "owner")).toHaveLength(1);
    expect(started.filter(({ outcome }) => outcome.type === "handed-over")).toHaveLength(19);
  });

  it("leaves nothing in the folder when the owner ends in good order", async () => {
    const first = await start();
    await end(first.child, "SIGTERM");
    expect(await readdir(folder)).toEqual([]);
  });

  it("has one owner when twenty claims meet at the same instant over a killed owner's socket", async () => {
    const first = await start();
    await end(first.child, "SIGKILL");
    const claims = await Promise.all(Array.from({ length: 20 }, () => hereClaiming()));
    const owners = claims.filter((claim) => claim.type === "owner");
    await Promise.all(owners.map(({ owner }) => owner.close()));
    expect(owners).toHaveLength(1);
    expect(claims.filter((claim) => claim.type === "handed-over")).toHaveLength(19);
  });

  it("clears away a lock that a killed start left", async () => {
    await mkdir(folder, { mode: 0o700 });
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    await symlink(`${dead.pid}-0000000000000000`, join(folder, "owner.lock"));
    const started = await Promise.all(Array.from({ length: 5 }, () => start()));
    expect(started.filter(({ outcome }) => outcome.type === "owner")).toHaveLength(1);
    expect(await readdir(folder)).toEqual(["owner.sock"]);
  });

  it("waits for an owner that is quitting, and then takes the profile", async () => {
    const first = await start();
    first.child.kill("SIGUSR2");
    const second = start();
    await end(first.child, "SIGTERM");
    expect((await second).outcome.type).toBe("owner");
  });

  it("says so when the owner is there but does not answer", async () => {
    const first = await start();
    first.child.kill("SIGSTOP");
    expect((await start(300)).outcome.type).toBe("silent-owner");
    first.child.kill("SIGCONT");
  });

  it("does not believe junk from whoever holds the socket", async () => {
    await makePrivateFolder(folder);
    const server = createServer((socket) => socket.end('{"type":"running","door":"browser"}\n'));
    await new Promise<void>((resolve) => server.listen(join(folder, "owner.sock"), resolve));
    try {
      expect((await hereClaiming(200)).type).toBe("silent-owner");
    } finally {
      server.close();
    }
  });

  it("works in a folder whose path is too long for a socket, also twice over", async () => {
    folder = join(folder, "x".repeat(120));
    const first = await start();
    expect(first.outcome.type).toBe("owner");
    expect((await start()).outcome.type).toBe("handed-over");
    await end(first.child, "SIGTERM");
  });

  it("refuses a path that is no folder", async () => {
    await writeFile(folder, "");
    await expect(makePrivateFolder(folder)).rejects.toMatchObject({ problem: { code: "DISK" } });
  });

  it("refuses a folder of another user", async () => {
    let foreign = "/usr";
    if (process.getuid?.() === 0) {
      await mkdir(folder);
      await chown(folder, 12_345, 12_345);
      foreign = folder;
    }
    await expect(makePrivateFolder(foreign)).rejects.toMatchObject({ problem: { code: "DISK" } });
  });
});

describe("the owner of a profile", () => {
  it.each([
    ["no JSON", "hello\n"],
    ["another greeting", '{"hello":"somebody","door":"browser"}\n'],
    ["an unknown door", '{"hello":"hubdeck","door":"window"}\n'],
    ["a line without end", "x".repeat(10_000)],
    ["a long line", `{"hello":"hubdeck","door":"browser","x":"${"x".repeat(5_000)}"}\n`],
  ])("hangs up without a word on %s, and still answers the next", async (_name, text) => {
    const first = await start();
    expect(await said(text)).toBe("");
    expect(await said('{"hello":"hubdeck","door":"browser"}\n')).toContain(`#${first.child.pid}`);
  });

  it("hangs up on a caller who says nothing", async () => {
    await start();
    expect(await said("")).toBe("");
  });
});

function said(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(join(folder, "owner.sock"), () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}
