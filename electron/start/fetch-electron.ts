/** Has Electron's own installer fetch the binary, quietly, and gives up when nothing arrives any more. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Clock } from "#core/clock.ts";

/** A download that has brought nothing for so long brings nothing; unpacking is heard of, too. */
const silenceMaxMs = 20_000;
const lookEveryMs = 500;

export type Fetched = { readonly type: "fetched" } | { readonly type: "failed"; readonly why: string };

/** Runs the installer until it ends, or nothing was written for twenty seconds. Never rejects. */
export async function fetchElectron(installer: string, env: NodeJS.ProcessEnv, clock: Clock): Promise<Fetched> {
  try {
    // In a temporary folder of its own one sees how far it is.
    const temporary = await mkdtemp(join(tmpdir(), "hubdeck-electron-"));
    try {
      return await run(installer, { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }, temporary, clock);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  } catch (error) {
    return { type: "failed", why: firstLine(error instanceof Error ? error.message : "") };
  }
}

async function run(installer: string, env: NodeJS.ProcessEnv, temporary: string, clock: Clock): Promise<Fetched> {
  const child = spawn(process.execPath, [installer], { env, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    words = (words + part).slice(0, 2000);
  });
  const ended = new AbortController();
  const end = once(child, "close").finally(() => ended.abort());
  const isStuck = await silence([temporary, join(dirname(installer), "dist")], ended.signal, clock);
  if (isStuck) child.kill("SIGKILL");
  const [code] = await end;
  if (isStuck) return { type: "failed", why: "nothing arrived for twenty seconds" };
  return code === 0 ? { type: "fetched" } : { type: "failed", why: firstLine(words) };
}

/** True when the folders' size has not changed for too long; false when the signal came first. */
async function silence(folders: readonly string[], ended: AbortSignal, clock: Clock): Promise<boolean> {
  let size = -1;
  let changedAt = clock.now();
  while (!ended.aborted) {
    const now = (await Promise.all(folders.map(sizeOf))).reduce((sum, one) => sum + one, 0);
    if (now !== size) changedAt = clock.now();
    else if (clock.now() - changedAt > silenceMaxMs) return true;
    size = now;
    await clock.sleep(lookEveryMs, ended).catch(() => undefined);
  }
  return false;
}

/** Bytes of all files below a folder; 0 where there is none. Files may go away while one looks. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** What went wrong, without the stack. */
function firstLine(text: string): string {
  const line = text.split("\n").find((one) => one.trim() !== "") ?? "";
  return (
    line
      .trim()
      .replace(/^\w*Error: /, "")
      .replace(/\.$/, "")
      .slice(0, 200) || "the reason is not known"
  );
}
