/** A home of its own for Python and the `hf` command: nothing of this person's, and the stand-in as the Hub. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Python } from "#tests/interop/python/find-python.ts";

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type PythonHome = {
  readonly folder: string;
  /** Where Python keeps its tokens here. */
  readonly hfHome: string;
  readonly cacheFolder: string;
  /** Runs Python to its end, whatever its exit code. Variables are added to the few that it gets. */
  python(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Runs a script that lies beside this file, and answers what it printed as JSON; throws when it failed. */
  script(name: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<unknown>;
  /** Runs the `hf` command. */
  hf(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  close(): void;
};

const callTimeoutMs = 60_000;

/** A new empty home; `close` deletes it. Xet is off, as a Hub without Xet wants it, unless a call switches it on. */
export function openPythonHome(python: Python, hub: { readonly hubUrl: string }): PythonHome {
  const folder = mkdtempSync(join(tmpdir(), "hubdeck-python-"));
  const hfHome = join(folder, ".cache", "huggingface");
  mkdirSync(join(folder, "tmp"));
  const base = {
    PATH: process.env["PATH"] ?? "",
    SYSTEMROOT: process.env["SYSTEMROOT"] ?? "",
    HOME: folder,
    USERPROFILE: folder,
    TMPDIR: join(folder, "tmp"),
    HF_HOME: hfHome,
    HF_ENDPOINT: hub.hubUrl,
    HF_HUB_DISABLE_XET: "1",
    HF_HUB_DISABLE_UPDATE_CHECK: "1",
    HF_HUB_DISABLE_TELEMETRY: "1",
    HF_HUB_DISABLE_PROGRESS_BARS: "1",
    NO_COLOR: "1",
    NO_PROXY: "127.0.0.1",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONIOENCODING: "utf-8",
  };
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const options = { cwd: folder, env: { ...base, ...env }, timeout: callTimeoutMs, maxBuffer: 20_000_000 };
      execFile(python.path, [...args], options, (error, stdout, stderr) => {
        if (error === null) return resolve({ code: 0, stdout, stderr });
        if (typeof error.code === "number") return resolve({ code: error.code, stdout, stderr });
        reject(error);
      });
    });
  return {
    folder,
    hfHome,
    cacheFolder: join(hfHome, "hub"),
    python: run,
    async script(name, args, env) {
      const { code, stdout, stderr } = await run([fileURLToPath(new URL(name, import.meta.url)), ...args], env);
      if (code !== 0) throw new Error(`${name} ended with ${code}:\n${stderr}`);
      return JSON.parse(stdout);
    },
    hf: (args, env) => run(["-m", "huggingface_hub.cli.hf", ...args], env),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
