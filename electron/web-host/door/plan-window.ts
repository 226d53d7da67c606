/** Which browser opens the window, and how. Pure: looks at the machine through its input alone. */
import { posix, win32 } from "node:path";
import { linuxPlan } from "#electron/web-host/door/linux-plan.ts";
import { appWindow, hasDisplay, type Machine, tab, type WindowPlan } from "#electron/web-host/door/window-plan.ts";

/**
 * The window to open: an installed Chrome, Edge or Chromium without its toolbar, else the default browser; null where none is found or
 * there is no display. A snap or flatpak cannot read hidden folders or /tmp, so its redirect file goes into the folder that is its own.
 */
export function planWindow(machine: Machine): WindowPlan | null {
  if (!hasDisplay(machine)) return null;
  if (machine.platform === "darwin") return macWindow(machine) ?? tab("your browser", "/usr/bin/open");
  if (machine.platform === "win32") return windowsWindow(machine) ?? windowsTab(machine);
  return linuxPlan(machine);
}

function macWindow({ homeFolder, executable }: Machine): WindowPlan | null {
  for (const name of ["Google Chrome", "Microsoft Edge", "Chromium"]) {
    for (const folder of ["/Applications", posix.join(homeFolder, "Applications")]) {
      const path = posix.join(folder, `${name}.app`, "Contents", "MacOS", name);
      if (executable(path) !== null) return appWindow(name, path, null);
    }
  }
  return null;
}

function windowsWindow({ env, executable }: Machine): WindowPlan | null {
  const folders = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]];
  for (const [name, path] of windowsBrowsers) {
    for (const folder of folders) {
      const full = win32.join(folder ?? "", path);
      if (folder && executable(full) !== null) return appWindow(name, full, null);
    }
  }
  return null;
}

const windowsBrowsers = [
  ["Google Chrome", "Google\\Chrome\\Application\\chrome.exe"],
  ["Microsoft Edge", "Microsoft\\Edge\\Application\\msedge.exe"],
  ["Chromium", "Chromium\\Application\\chrome.exe"],
] as const;

/** Opens a file with its default program, and no shell reads the path. */
function windowsTab({ env }: Machine): WindowPlan {
  const command = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", "rundll32.exe");
  return { ...tab("your browser", command), args: ({ path }) => ["url.dll,FileProtocolHandler", path] };
}
