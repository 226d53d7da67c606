/** The life of the built browser door as a real process: links, second starts, signals, and downloads that outlive their window. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onePressMs } from "#electron/web-host/door/door-life.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { openPage, type PageClient } from "#tests/web-host/door/page-client.ts";
import { runToEnd } from "#tests/web-host/door/run-to-end.ts";

const repo = { kind: "model", id: "tests/slow" } as const;
const largeFile = "model.safetensors";
/** Ten seconds of download, so that a test can do its things meanwhile. */
const hubOptions = {
  repos: [{ id: repo.id, files: { [largeFile]: patternBytes("slow", 5_000_000) } }],
  cdnBytesPerSecond: 500_000,
};

let hub: RunningHub;
let person: Person;
const doors = new Set<Door>();
const pages = new Set<PageClient>();

beforeAll(async () => {
  hub = await startHub(hubOptions);
});
afterAll(() => hub.close());
beforeEach(async () => {
  person = await newPerson();
});
afterEach(async () => {
  for (const page of pages) page.close();
  for (const door of doors) door.signal("SIGKILL");
  for (const door of doors) await door.ended;
  pages.clear();
  doors.clear();
  await person.remove();
});

async function open(args: readonly string[] = []): Promise<Door> {
  const door = await startDoor({ person, hub, args });
  doors.add(door);
  return door;
}

async function enter(link: string): Promise<PageClient> {
  const page = await openPage(link);
  pages.add(page);
  return page;
}

const environment = () => ({
  HOME: person.home,
  HUBDECK_PROFILE: person.profile,
  HUBDECK_KEYCHAIN_SERVICE: "memory",
  HF_ENDPOINT: hub.hubUrl,
});

/** The jobs as they are now. */
async function jobs(page: PageClient): Promise<readonly Job[]> {
  for await (const message of await page.api.downloads.watch()) {
    if (message.type === "snapshot") return message.value;
  }
  throw new Error("No snapshot");
}

async function startLargeDownload(page: PageClient): Promise<void> {
  const selection = { type: "paths" as const, paths: [largeFile] };
  await page.api.downloads.start({ repo, revision: "main", selection });
  await expect.poll(async () => (await jobs(page))[0]?.receivedBytes, { timeout: 15_000 }).toBeGreaterThan(0);
}

describe("the built door", () => {
  it("prints a link, and the page behind it has the API", async () => {
    const door = await open();
    const page = await enter(door.link());
    for await (const message of await page.api.app.watch()) {
      expect(message).toMatchObject({ type: "snapshot", value: { door: "browser", isDemo: false } });
      break;
    }
  });

  it("prints a fresh link on Enter, and the one before stays good", async () => {
    const door = await open();
    const first = door.link();
    const fresh = await door.freshLink();
    expect(fresh).not.toBe(first);
    await enter(fresh);
    await enter(first);
  });

  it("says that somebody else may have used a link that comes a second time, and shuts the first page out", async () => {
    const door = await open();
    const page = await enter(door.link());
    await expect(openPage(door.link())).rejects.toThrow('403 {"reason":"spent"}');
    expect(await page.ended).toBe("refused");
    await door.printed(/used a second time, so somebody else may have used it first/);
  });

  it("hands a second start over to the first: a link of the first, exit code 0, one owner", async () => {
    const first = await open();
    const second = await open();
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain("Hubdeck is running already.");
    expect(new URL(second.link()).origin).toBe(new URL(first.link()).origin);
    await enter(second.link());
  });

  it("opens at once after kill -9, and knows nothing of the sessions before", async () => {
    const port = await freePort();
    const first = await open(["--port", String(port)]);
    const link = await first.freshLink();
    first.signal("SIGKILL");
    await first.ended;
    const next = await open(["--port", String(port)]);
    await expect(openPage(link)).rejects.toThrow('403 {"reason":"unknown"}');
    await enter(next.link());
  });

  it("keeps a download running when its last window is closed, and says so and how to get back", {
    timeout: 40_000,
  }, async () => {
    const door = await open();
    const page = await enter(door.link());
    await startLargeDownload(page);
    page.close();
    await door.printed(/The last window was closed\. 1 download goes on in the background\.\n.*for a link back in/);
    const [before] = await jobs(await enter(await door.freshLink()));
    await expect
      .poll(async () => (await jobs(await enter(await door.freshLink())))[0]?.receivedBytes)
      .toBeGreaterThan(before?.receivedBytes ?? 0);
  });

  it("asks once on Ctrl-C while a download runs, quits on the second, and goes on with it at the next start", {
    timeout: 60_000,
  }, async () => {
    const door = await open();
    await startLargeDownload(await enter(door.link()));
    door.signal("SIGINT");
    await door.printed(/Downloads are running\. Press Ctrl-C again to stop; they go on at the next start\./);
    // It still lives, and one press was one press.
    await enter(await door.freshLink());
    expect(door.output()).not.toContain("Hubdeck quits.");
    // A second press right after the first counts as its echo; a third one while it quits would end it the hard way.
    await sleep(onePressMs);
    door.signal("SIGINT");
    expect(await door.ended).toBe(0);
    hub.clearRequests();

    const page = await enter((await open()).link());
    await expect.poll(async () => (await jobs(page))[0]?.state.type, { timeout: 40_000 }).toBe("done");
    const [job] = await jobs(page);
    expect(job?.verifiedBytes).toBe(job?.sizeBytes);
    expect(hub.requests.some(({ headers }) => /^bytes=[1-9]/.test(headers["range"] ?? ""))).toBe(true);
  });

  it.each(["SIGTERM", "SIGHUP"] as const)(
    "ends at once and in order on %s, with a download running",
    async (signal) => {
      const door = await open();
      await startLargeDownload(await enter(door.link()));
      door.signal(signal);
      expect(await door.ended).toBe(0);
      expect(door.output()).not.toContain("Ctrl-C again");
      expect(await readdir(person.profile)).not.toContain("owner.sock");
    },
  );

  it("quits on the first Ctrl-C when nothing runs, with pages open, and tells them so", async () => {
    const door = await open();
    const page = await enter(door.link());
    door.signal("SIGINT");
    expect(await door.ended).toBe(0);
    expect(await page.ended).toBe("lost");
  });

  it("writes no launch token, cookie or page secret to the disk", async () => {
    const door = await open();
    const link = door.link();
    await enter(link);
    await door.stop();
    const token = link.split("#launch=")[1] ?? "";
    for (const entry of await readdir(person.home, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = await readFile(join(entry.parentPath, entry.name), "utf8");
      expect([entry.name, text.includes(token), /hubdeck-\d+=/.test(text)]).toEqual([entry.name, false, false]);
    }
  });
});

describe("the door's command line", () => {
  it("listens on the port it is given, for ssh -L with the same port at both ends", async () => {
    const port = await freePort();
    const door = await open(["--port", String(port)]);
    expect(new URL(door.link()).host).toBe(`127.0.0.1:${port}`);
  });

  it("says in words that a port is taken, and ends with 1", async () => {
    const taken = createServer();
    const port = await listen(taken);
    const ended = await runToEnd(["--port", String(port)], environment());
    taken.close();
    expect(ended).toMatchObject({ code: 1, output: "" });
    expect(ended.errors).toContain(`Port ${port} is in use by another program.\nChoose another number after --port`);
  });

  it("shows how it is used: for --help with 0, for what it does not know with 2", async () => {
    const help = await runToEnd(["--help"], environment());
    expect([help.code, help.errors]).toEqual([0, ""]);
    expect(help.output).toContain("--port N");
    const wrong = await runToEnd(["--host", "0.0.0.0"], environment());
    expect([wrong.code, wrong.output]).toEqual([2, ""]);
    expect(wrong.errors).toContain('There is no option "--host".');
  });

  it("says in words that the profile folder cannot be used, and ends with 1", async () => {
    await writeFile(person.profile, "a file");
    const ended = await runToEnd(["--no-open"], environment());
    expect(ended.code).toBe(1);
    expect(ended.errors).toMatch(/^The folder .+ cannot be used\.\n/);
    expect(ended.errors).not.toContain("    at ");
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no port"));
      else resolve(address.port);
    });
  });
}
