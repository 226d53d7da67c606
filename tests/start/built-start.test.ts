/** The built `npm start` as a real process: with an Electron that runs, one that does not, and none. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newPerson, type Person } from "#tests/e2e/door.ts";

const start = fileURLToPath(new URL("../../dist/electron/start.js", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

let person: Person;
beforeEach(async () => {
  person = await newPerson();
});
afterEach(() => person.remove());

/** Runs it until it has printed a link or ended; answers what it printed and its exit code. */
async function run(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [start, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      // No browser is found, so none is opened.
      PATH: "/nowhere",
      HOME: person.home,
      HUBDECK_PROFILE: person.profile,
      HUBDECK_KEYCHAIN_SERVICE: "memory",
      HF_ENDPOINT: "http://127.0.0.1:9",
      // Nothing is fetched from anywhere: nobody listens there.
      ELECTRON_MIRROR: "http://127.0.0.1:9/",
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
      if (/#launch=\S+\s/.test(output)) child.kill("SIGTERM");
    });
  }
  const [code] = await once(child, "close");
  return { output, code };
}

/** A folder with an Electron that is a shell script. */
async function electronOf(script: string): Promise<string> {
  const folder = join(person.home, "electron");
  await mkdir(folder);
  await writeFile(join(folder, "electron"), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, "electron"), 0o755);
  return folder;
}

const link = /http:\/\/127\.0\.0\.1:\d+\/#launch=/;

describe.skipIf(process.platform !== "linux")(
  "npm start (on Linux, where a made-up Electron is a shell script)",
  () => {
    it("runs the app in Electron, opens no browser door, and ends with Electron's exit code", async () => {
      const folder = await electronOf(`echo "$1" > "${person.home}/ran"; exit 0`);
      const { output, code } = await run({ DISPLAY: ":77", ELECTRON_OVERRIDE_DIST_PATH: folder });
      expect([output, code]).toEqual(["", 0]);
      expect((await readFile(join(person.home, "ran"), "utf8")).trim()).toBe(root);
    });

    it("opens the browser door, with one line that says why, when Electron does not start", async () => {
      const folder = await electronOf('echo "error while loading shared libraries" >&2; exit 127');
      const { output, code } = await run({ DISPLAY: ":77", ELECTRON_OVERRIDE_DIST_PATH: folder });
      expect(output).toMatch(
        /^No window of its own: Electron ended at once \(code 127\)\. Hubdeck opens in a browser instead\.\n/,
      );
      expect(output).toMatch(link);
      expect(output).not.toContain("shared libraries");
      expect(code).toBe(0);
    });

    it("opens the browser door, with one line that says why, where there is no binary and none can be fetched", async () => {
      const nowhere = join(person.home, "empty");
      const { output, code } = await run({ DISPLAY: ":77", ELECTRON_OVERRIDE_DIST_PATH: nowhere });
      expect(output).toMatch(
        /^No window of its own: Electron (?:is not here yet|could not be fetched)|\nNo window of its own: Electron could not/,
      );
      expect(output).not.toMatch(/\n\s+at /);
      expect(output).toMatch(link);
      expect(code).toBe(0);
    }, 40_000);

    it("opens the browser door, with one line that says why, where there is no screen", async () => {
      const folder = await electronOf("exit 0");
      const { output } = await run({ ELECTRON_OVERRIDE_DIST_PATH: folder });
      expect(output).toMatch(/^No window of its own: there is no screen here to show one on\. Hubdeck opens/);
      expect(output).toMatch(link);
    });

    it("opens the browser door without a word for who asks for it", async () => {
      const folder = await electronOf("exit 0");
      const { output } = await run({ DISPLAY: ":77", ELECTRON_OVERRIDE_DIST_PATH: folder }, ["--browser"]);
      expect(output).toMatch(/^Open this link in a browser on this computer:\n/);
    });
  },
);
