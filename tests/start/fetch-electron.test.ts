import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "#core/clock.ts";
import { fetchElectron } from "#electron/start/fetch-electron.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hubdeck-installer-"));
  // Where temporary folders are made from now on.
  vi.stubEnv("TMPDIR", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function installer(code: string): Promise<string> {
  const file = join(folder, "install.js");
  await writeFile(file, code);
  return file;
}

/** A clock on which twenty seconds are over at the second look. */
function hasty() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      now += 15_000;
      await systemClock.sleep(Math.min(ms, 20), signal);
    },
  };
}

describe("fetching Electron", () => {
  it("is done when the installer ends in good order", async () => {
    const file = await installer("process.exit(0);");
    expect(await fetchElectron(file, process.env, systemClock)).toEqual({ type: "fetched" });
  });

  it("answers what went wrong as one line without a stack", async () => {
    const file = await installer(
      'console.error(new Error("getaddrinfo ENOTFOUND github.com").stack); process.exit(1);',
    );
    expect(await fetchElectron(file, process.env, systemClock)).toEqual({
      type: "failed",
      why: "getaddrinfo ENOTFOUND github.com",
    });
  });

  it("gives an installer up that writes nothing any more, and leaves nothing behind", async () => {
    const file = await installer("setInterval(() => undefined, 1000);");
    expect(await fetchElectron(file, process.env, hasty())).toEqual({
      type: "failed",
      why: "nothing arrived for twenty seconds",
    });
    expect(await readdir(folder)).toEqual(["install.js"]);
  });

  it("waits on while bytes arrive, however long it takes", async () => {
    const file = await installer(`
      // Works as either kind of module: which it is, a package.json of the temporary folder's parents may say.
      const { appendFileSync, existsSync } = process.getBuiltinModule("node:fs");
      setInterval(() => {
        appendFileSync(process.env.TMPDIR + "/zip", "bytes");
        if (existsSync(${JSON.stringify(join(folder, "enough"))})) process.exit(0);
      }, 5);
    `);
    let now = 0;
    let seen = "";
    const clock = {
      now: () => now,
      // Fifteen seconds pass from one piece to the next.
      sleep: async (_ms: number, signal?: AbortSignal) => {
        const before = seen;
        while (seen === before && !signal?.aborted) seen = await downloaded();
        now += 15_000;
        if (now > 100_000) await writeFile(join(folder, "enough"), "");
      },
    };
    expect(await fetchElectron(file, process.env, clock)).toEqual({ type: "fetched" });
    expect(now).toBeGreaterThan(100_000);
  });
});

/** The size of what the installer has written so far, as text; empty when it has written nothing. */
async function downloaded(): Promise<string> {
  for (const name of await readdir(folder)) {
    const file = await stat(join(folder, name, "zip")).catch(() => null);
    if (file !== null) return String(file.size);
  }
  return "";
}
