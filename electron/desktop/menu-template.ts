/** The app's menu, as each system expects it. Pure: what a click does is given in. */
import type { MenuItemConstructorOptions } from "electron";

export type MenuParts = {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Goes to a place of the page, as its address from `/` on. */
  readonly go: (path: string) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly showLogs: () => void;
};

const separator: MenuItemConstructorOptions = { type: "separator" };

export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const isMac = parts.platform === "darwin";
  return [
    ...(isMac ? [appMenu(parts)] : []),
    isMac ? { role: "fileMenu" } : fileMenu(parts),
    { role: "editMenu" },
    viewMenu(parts),
    goMenu(parts),
    { role: "windowMenu" },
    { role: "help", submenu: [{ label: "Show Logs", click: parts.showLogs }] },
  ];
}

function appMenu(parts: MenuParts): MenuItemConstructorOptions {
  return {
    role: "appMenu",
    submenu: [
      { role: "about" },
      separator,
      settingsItem(parts),
      separator,
      { role: "services" },
      separator,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      separator,
      { role: "quit" },
    ],
  };
}

function fileMenu(parts: MenuParts): MenuItemConstructorOptions {
  return { label: "&File", submenu: [settingsItem(parts), separator, { role: "quit" }] };
}

function settingsItem({ go }: MenuParts): MenuItemConstructorOptions {
  return { label: "Settings…", accelerator: "CmdOrCtrl+,", click: () => go("/settings") };
}

function viewMenu({ isPackaged }: MenuParts): MenuItemConstructorOptions {
  return {
    label: "&View",
    submenu: [
      { role: "reload" },
      ...(isPackaged ? [] : [{ role: "toggleDevTools" } as const]),
      separator,
      { role: "resetZoom" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      separator,
      { role: "togglefullscreen" },
    ],
  };
}

function goMenu({ platform, go, back, forward }: MenuParts): MenuItemConstructorOptions {
  const isMac = platform === "darwin";
  const place = (label: string, path: string) => ({ label, click: () => go(path) });
  return {
    label: "&Go",
    submenu: [
      { label: "Back", accelerator: isMac ? "Cmd+[" : "Alt+Left", click: back },
      { label: "Forward", accelerator: isMac ? "Cmd+]" : "Alt+Right", click: forward },
      separator,
      place("Models", "/models"),
      place("Playground", "/playground"),
      place("Downloads", "/downloads"),
      place("Account", "/account"),
    ],
  };
}
