/** The machine that the door runs on, as plan-window.ts wants to know it. */
import { execFile } from "node:child_process";
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { promisify } from "node:util";
import type { Machine } from "#electron/web-host/door/window-plan.ts";

/** Looks at the real machine; never rejects. */
export async function thisMachine(env: NodeJS.ProcessEnv): Promise<Machine> {
  return {
    platform: process.platform,
    env,
    homeFolder: homedir(),
    executable: (path) => orElse(null, () => executablePath(path)),
    isFolder: (path) => orElse(false, () => statSync(path).isDirectory()),
    htmlHandler: process.platform === "linux" ? await htmlHandler() : "",
  };
}

function executablePath(path: string): string | null {
  accessSync(path, constants.X_OK);
  const real = realpathSync(path);
  return statSync(real).isFile() ? real : null;
}

async function htmlHandler(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("xdg-mime", ["query", "default", "text/html"], { timeout: 2_000 });
    return stdout;
  } catch {
    // A machine without xdg-utils has no default browser that we could find.
    return "";
  }
}

/** What cannot be looked at is not there. */
function orElse<Value>(fallback: Value, look: () => Value): Value {
  try {
    return look();
  } catch {
    return fallback;
  }
}
