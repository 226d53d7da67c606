/** The window to open on Linux, where a browser may come as a package, a snap or a flatpak. Pure. */
import { posix } from "node:path";
import { appWindow, type Machine, tab, type WindowPlan } from "#electron/web-host/door/window-plan.ts";

/** A Chromium browser on the PATH, else one of flatpak, else the default browser; null when there is none that we know. */
export function linuxPlan(machine: Machine): WindowPlan | null {
  return linuxWindow(machine) ?? flatpakWindow(machine) ?? linuxTab(machine);
}

const linuxBrowsers = [
  ["Google Chrome", "google-chrome-stable"],
  ["Google Chrome", "google-chrome"],
  ["Microsoft Edge", "microsoft-edge-stable"],
  ["Microsoft Edge", "microsoft-edge"],
  ["Chromium", "chromium"],
  ["Chromium", "chromium-browser"],
] as const;

function linuxWindow({ env, homeFolder, executable }: Machine): WindowPlan | null {
  const folders = [...(env["PATH"] ?? "").split(":").filter((folder) => posix.isAbsolute(folder)), "/snap/bin"];
  for (const [name, file] of linuxBrowsers) {
    for (const folder of folders) {
      const path = posix.join(folder, file);
      const real = executable(path);
      if (real === null) continue;
      const isSnap = folder === "/snap/bin" || real === "/usr/bin/snap";
      return appWindow(name, path, isSnap ? snapFolder(homeFolder, file) : null);
    }
  }
  return null;
}

const flatpakBrowsers = [
  ["Google Chrome", "com.google.Chrome"],
  ["Microsoft Edge", "com.microsoft.Edge"],
  ["Chromium", "org.chromium.Chromium"],
] as const;

function flatpakWindow({ homeFolder, executable }: Machine): WindowPlan | null {
  for (const [name, id] of flatpakBrowsers) {
    for (const folder of ["/var/lib/flatpak", posix.join(homeFolder, ".local/share/flatpak")]) {
      const path = posix.join(folder, "exports", "bin", id);
      if (executable(path) !== null) return appWindow(name, path, flatpakFolder(homeFolder, id));
    }
  }
  return null;
}

/** A file of HTML may open in an editor: then nothing is opened, and the printed link is the way in. */
function linuxTab({ env, homeFolder, executable, isFolder, htmlHandler }: Machine): WindowPlan | null {
  const command = (env["PATH"] ?? "/usr/bin")
    .split(":")
    .map((folder) => posix.join(folder, "xdg-open"))
    .find((path) => executable(path) !== null);
  const handler = /^([\w.-]+)\.desktop$/.exec(htmlHandler.trim())?.[1] ?? "";
  if (command === undefined || !knownBrowser.test(handler)) return null;
  const snap = /^([\w-]+)_\w/.exec(handler)?.[1];
  if (snap !== undefined) return { ...tab("your browser", command), readableFolder: snapFolder(homeFolder, snap) };
  const isFlatpak = handler.split(".").length > 2 && isFolder(posix.join(homeFolder, ".var", "app", handler));
  return { ...tab("your browser", command), readableFolder: isFlatpak ? flatpakFolder(homeFolder, handler) : null };
}

const knownBrowser = /firefox|librewolf|chrom(?:e|ium)|microsoft-edge|brave|vivaldi|opera|epiphany|falkon|konqueror/i;

function snapFolder(homeFolder: string, name: string): string {
  return posix.join(homeFolder, "snap", name, "common");
}

function flatpakFolder(homeFolder: string, id: string): string {
  return posix.join(homeFolder, ".var", "app", id, "data");
}
