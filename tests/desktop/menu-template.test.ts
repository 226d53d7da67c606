import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { menuTemplate } from "#electron/desktop/menu-template.ts";

const platforms = ["darwin", "win32", "linux"] as const;

function menuOf(platform: NodeJS.Platform, isPackaged = true) {
  const done: string[] = [];
  const template = menuTemplate({
    platform,
    isPackaged,
    go: (path) => void done.push(path),
    back: () => void done.push("back"),
    forward: () => void done.push("forward"),
    showLogs: () => void done.push("logs"),
  });
  const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  return { template, items, done };
}

const roles = (items: readonly MenuItemConstructorOptions[]) => items.flatMap(({ role }) => role ?? []);
const click = (item: MenuItemConstructorOptions | undefined) => {
  // Electron calls it with the item, the window and the event; none of ours looks at them.
  const listener: unknown = item?.click;
  if (typeof listener !== "function") throw new Error("Nothing to click");
  listener();
};

describe.each(platforms)("the menu on %s", (platform) => {
  it("has the menus of the system, in its order", () => {
    const { template } = menuOf(platform);
    const names = template.map(({ role, label }) => role ?? label);
    const first = platform === "darwin" ? ["appMenu", "fileMenu"] : ["&File"];
    expect(names).toEqual([...first, "editMenu", "&View", "&Go", "windowMenu", "help"]);
  });

  it("quits, zooms and goes to full screen by the system's own roles", () => {
    const { items } = menuOf(platform);
    expect(roles(items)).toEqual(
      expect.arrayContaining(["quit", "resetZoom", "zoomIn", "zoomOut", "togglefullscreen", "reload"]),
    );
  });

  it("has developer tools only where the app is not packaged, and never a forced reload", () => {
    expect(roles(menuOf(platform).items)).not.toContain("toggleDevTools");
    expect(roles(menuOf(platform, false).items)).toContain("toggleDevTools");
    expect(roles(menuOf(platform, false).items)).not.toContain("forceReload");
  });

  it("goes to the places of the app, back and forward, and shows the logs", () => {
    const { items, done } = menuOf(platform);
    for (const label of ["Settings…", "Models", "Playground", "Downloads", "Account", "Back", "Forward", "Show Logs"]) {
      click(items.find((item) => item.label === label));
    }
    expect(done).toEqual(["/settings", "/models", "/playground", "/downloads", "/account", "back", "forward", "logs"]);
  });

  it("gives no two items the same keys", () => {
    const keys = menuOf(platform).items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(["CmdOrCtrl+,", platform === "darwin" ? "Cmd+[" : "Alt+Left"]));
  });
});
