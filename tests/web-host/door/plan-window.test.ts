import { describe, expect, it } from "vitest";
import { planWindow } from "#electron/web-host/door/plan-window.ts";
import type { Machine } from "#electron/web-host/door/window-plan.ts";

const file = { url: "file:///p/open.html", path: "/p/open.html" };

/** A machine with these executables; a value that is a path stands for a link to it. */
function machine(
  platform: NodeJS.Platform,
  executables: Readonly<Record<string, string>>,
  more: Partial<Machine> = {},
): Machine {
  const env = platform === "linux" ? { PATH: "/usr/local/bin:/usr/bin", DISPLAY: ":0" } : {};
  return {
    platform,
    homeFolder: platform === "win32" ? "C:\\Users\\ada" : "/home/ada",
    executable: (path) => executables[path] ?? null,
    isFolder: () => false,
    htmlHandler: "",
    ...more,
    env: { ...env, ...more.env },
  };
}

function planned(of: Machine) {
  const plan = planWindow(of);
  return plan && { kind: plan.kind, command: plan.command, first: plan.args(file)[0], folder: plan.readableFolder };
}

const installed = (path: string) => ({ [path]: path });
const appWindow = { kind: "app-window", first: "--app=file:///p/open.html", folder: null };

describe("the window", () => {
  it("is one of Chrome, Edge or Chromium, in this order, when one is on the PATH", () => {
    const all = {
      ...installed("/usr/bin/chromium"),
      ...installed("/usr/bin/microsoft-edge"),
      "/usr/bin/google-chrome": "/opt/google/chrome/google-chrome",
    };
    expect(planned(machine("linux", all))).toEqual({ ...appWindow, command: "/usr/bin/google-chrome" });
    expect(planned(machine("linux", installed("/usr/bin/chromium")))).toEqual({
      ...appWindow,
      command: "/usr/bin/chromium",
    });
  });

  it.each([
    ["/snap/bin/chromium", { "/snap/bin/chromium": "/usr/bin/snap" }],
    ["/usr/bin/chromium", { "/usr/bin/chromium": "/usr/bin/snap" }],
  ])("reads its redirect file from the snap's own folder when the browser is a snap at %s", (command, executables) => {
    expect(planned(machine("linux", executables))).toEqual({
      ...appWindow,
      command,
      folder: "/home/ada/snap/chromium/common",
    });
  });

  it("reads its redirect file from the flatpak's own folder when the browser is a flatpak", () => {
    const command = "/var/lib/flatpak/exports/bin/com.google.Chrome";
    expect(planned(machine("linux", installed(command)))).toEqual({
      ...appWindow,
      command,
      folder: "/home/ada/.var/app/com.google.Chrome/data",
    });
  });

  it.each([
    ["firefox.desktop", false, null],
    ["firefox_firefox.desktop", false, "/home/ada/snap/firefox/common"],
    ["org.mozilla.firefox.desktop", true, "/home/ada/.var/app/org.mozilla.firefox/data"],
    ["org.gnome.Epiphany.desktop", false, null],
  ])("is a tab of the default browser otherwise: %s", (htmlHandler, isFolder, folder) => {
    const found = planned(
      machine("linux", installed("/usr/bin/xdg-open"), { htmlHandler: `${htmlHandler}\n`, isFolder: () => isFolder }),
    );
    expect(found).toEqual({ kind: "tab", command: "/usr/bin/xdg-open", first: "/p/open.html", folder });
  });

  it.each(["", "code.desktop", "org.gnome.gedit.desktop", "../../firefox", "libreoffice-writer.desktop"])(
    "is not opened where a file of HTML belongs to no browser that we know: %j",
    (htmlHandler) => {
      expect(planned(machine("linux", installed("/usr/bin/xdg-open"), { htmlHandler }))).toBeNull();
    },
  );

  it("is not opened without a display, or on the other end of ssh", () => {
    const chromium = installed("/usr/bin/chromium");
    expect(planned(machine("linux", chromium, { env: { DISPLAY: "", WAYLAND_DISPLAY: "" } }))).toBeNull();
    expect(planned(machine("linux", chromium, { env: { DISPLAY: "", WAYLAND_DISPLAY: "wayland-0" } }))).not.toBeNull();
    for (const platform of ["linux", "darwin", "win32"] as const) {
      expect(planned(machine(platform, chromium, { env: { SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" } }))).toBeNull();
    }
  });

  it("is found among the applications of macOS, those of the person too", () => {
    const chrome = "/home/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(planned(machine("darwin", installed(chrome)))).toEqual({ ...appWindow, command: chrome });
    expect(planned(machine("darwin", {}))).toMatchObject({
      kind: "tab",
      command: "/usr/bin/open",
      first: "/p/open.html",
    });
  });

  it("is found among the programs of Windows, and no shell reads a path there", () => {
    const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    const env = { ProgramFiles: "C:\\Program Files", "ProgramFiles(x86)": "C:\\Program Files (x86)" };
    expect(planned(machine("win32", installed(edge), { env }))).toEqual({ ...appWindow, command: edge });
    expect(planned(machine("win32", {}, { env }))).toMatchObject({
      kind: "tab",
      command: "C:\\Windows\\System32\\rundll32.exe",
      first: "url.dll,FileProtocolHandler",
    });
  });
});
