/** The window that the built door opens, with a stand-in for the browser on its PATH. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newPerson, type Person } from "#tests/e2e/door.ts";
import { openPage } from "#tests/web-host/door/page-client.ts";

const serve = fileURLToPath(new URL("../../../dist/electron/serve.js", import.meta.url));

let person: Person;
const children = new Set<ChildProcess>();

beforeEach(async () => {
  person = await newPerson();
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  children.clear();
  await person.remove();
});

/** Starts the door with nothing but these variables; answers what it has printed so far. */
function start(env: Readonly<Record<string, string>>): () => string {
  const child = spawn(process.execPath, [serve], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      HOME: person.home,
      HUBDECK_PROFILE: person.profile,
      HUBDECK_KEYCHAIN_SERVICE: "memory",
      HF_ENDPOINT: "http://127.0.0.1:9",
      ...env,
    },
  });
  children.add(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part) => {
      text += String(part);
    });
  }
  return () => text;
}

/** A browser that keeps what it is given and opens nothing. */
async function standInBrowser(): Promise<{ path: string; seen: () => Promise<string> }> {
  const file = join(person.home, "google-chrome-stable");
  const seen = join(person.home, "seen");
  const script = `#!/bin/sh\nfile="\${1#--app=file://}"\n{ echo "$@"; cat "$file"; } > ${seen}.part\nmv ${seen}.part ${seen}\n`;
  await writeFile(file, script);
  await chmod(file, 0o755);
  return { path: `${person.home}:/usr/bin:/bin`, seen: () => readFile(seen, "utf8").catch(() => "") };
}

const linkIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(text)?.[0] ?? "";

describe("the built door", { timeout: 40_000 }, () => {
  it("opens an installed Chrome as an app window, and prints another link beside it", async () => {
    const browser = await standInBrowser();
    const printed = start({ PATH: browser.path, DISPLAY: ":99" });
    await expect.poll(browser.seen, { timeout: 20_000 }).toContain("#launch=");
    await expect.poll(printed).toContain("Hubdeck opens in a window of Google Chrome.");
    const seen = await browser.seen();
    expect(seen.split("\n")[0]).toMatch(/^--app=file:\/\/\S+\/open\.html --no-first-run --no-default-browser-check$/);
    expect(linkIn(seen)).not.toBe(linkIn(printed()));
    for (const link of [linkIn(seen), linkIn(printed())]) (await openPage(link)).close();
  });

  it("hands a second start over by opening a window on the first", async () => {
    const { path, seen } = await standInBrowser();
    const first = start({ PATH: path });
    await expect.poll(first, { timeout: 20_000 }).toContain("#launch=");
    const second = start({ PATH: path, DISPLAY: ":99" });
    await expect
      .poll(second, { timeout: 20_000 })
      .toContain("Hubdeck is running already. It opens in a window of Google Chrome.");
    expect(linkIn(second())).toBe("");
    await expect.poll(seen).toContain("#launch=");
    const link = linkIn(await seen());
    expect(new URL(link).origin).toBe(new URL(linkIn(first())).origin);
    (await openPage(link)).close();
  });

  it.each([
    ["without a display", {}],
    ["on the other end of ssh", { DISPLAY: ":99", SSH_CONNECTION: "192.0.2.1 50000 192.0.2.2 22" }],
  ])("prints the address %s, and keeps serving", async (_name, env) => {
    const browser = await standInBrowser();
    const printed = start({ PATH: browser.path, ...env });
    await expect.poll(printed, { timeout: 20_000 }).toContain("Open this link in a browser on this computer:");
    (await openPage(linkIn(printed()))).close();
    expect(await browser.seen()).toBe("");
    const { port } = new URL(linkIn(printed()));
    expect(printed().includes(`ssh -L ${port}:127.0.0.1:${port}`)).toBe("SSH_CONNECTION" in env);
  });
});
