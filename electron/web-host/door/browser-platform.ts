/** What the browser door provides to the core: it can show a folder where there is a desktop, and leaves links to the page. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Platform } from "#core/platform.ts";
import { hasDisplay, type Machine } from "#electron/web-host/door/window-plan.ts";

/** The door's platform on this machine. */
export function browserPlatform(machine: Pick<Machine, "platform" | "env">): Platform {
  return {
    door: "browser",
    // The page opens links itself, in a tab of the browser that the person looks at; this process may run on another machine.
    openExternal: async () => false,
    reveal: (folder) => reveal(folder, machine),
    // What follows is the browser's affair, or nobody's: the page lists folders itself, and this process knows no screen and no lid.
    chooseFolder: async () => ({ type: "unavailable" }),
    notify: () => undefined,
    showProgress: () => undefined,
    keepAwake: () => undefined,
    onEvent: () => () => undefined,
  };
}

async function reveal(folder: string, machine: Pick<Machine, "platform" | "env">): Promise<boolean> {
  if (!hasDisplay(machine)) return false;
  try {
    const manager = spawn(fileManager(machine.platform), [folder], { detached: true, stdio: "ignore" });
    await once(manager, "spawn");
    manager.unref();
    return true;
  } catch {
    // No file manager to be had: the page shows the path instead.
    return false;
  }
}

function fileManager(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "/usr/bin/open";
  return platform === "win32" ? "explorer.exe" : "xdg-open";
}
