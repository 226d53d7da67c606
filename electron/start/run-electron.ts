/** Runs the app in Electron until it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Clock } from "#core/clock.ts";

/** An end with an error so soon is a binary that does not run here: a library is missing, or there is no sandbox. */
const startMs = 10_000;

export type ElectronEnd =
  | { readonly type: "ended"; readonly code: number }
  | { readonly type: "did-not-start"; readonly why: string };

/** `app` is the folder of our package.json. What Chromium prints is not shown: there is the app's own log. */
export async function runElectron(
  binary: string,
  app: string,
  args: readonly string[],
  clock: Clock,
): Promise<ElectronEnd> {
  const startedAt = clock.now();
  try {
    const child = spawn(binary, [app, ...args], { stdio: "ignore" });
    const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
    // Ctrl-C reaches every process of the terminal; this one waits for the app to ask or to end.
    const ignore = () => undefined;
    process.on("SIGINT", ignore).on("SIGTERM", passOn).on("SIGHUP", passOn);
    try {
      await once(child, "spawn");
      const [code, signal] = await endOf(child);
      const isEarly = clock.now() - startedAt < startMs;
      if (code === 0 || !isEarly) return { type: "ended", code: code ?? 1 };
      const how = signal === null ? `code ${code}` : signal;
      return { type: "did-not-start", why: `Electron ended at once (${how})` };
    } finally {
      process.off("SIGINT", ignore).off("SIGTERM", passOn).off("SIGHUP", passOn);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { type: "did-not-start", why: `Electron could not be started (${code})` };
  }
}

async function endOf(child: ReturnType<typeof spawn>): Promise<[code: number | null, signal: NodeJS.Signals | null]> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return [child.exitCode, child.signalCode];
}
