/** The Electron door's policies, as tables. What the engine does with them waits for a machine with Electron. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  decideNavigation,
  decidePermission,
  decideRequest,
  isExternalUrl,
  isTrustedSender,
  windowPreferences,
} from "#electron/desktop/security.ts";

/** Addresses that are not the page's own, each by a hair. */
const notOurs = [
  "https://huggingface.co/",
  "http://127.0.0.1:8080/",
  "file:///etc/passwd",
  "app://bundle.evil/",
  "app://evil/",
  "app://bundle@evil/",
  "app://user@bundle/",
  "app://bundle:8080/",
  "apps://bundle/",
  "app:bundle",
  "about:blank",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "blob:https://evil.example/0b6c7a",
  "chrome://settings",
  "",
  "bundle/",
];

describe("the window's preferences", () => {
  it("make the page a web page and nothing more", () => {
    expect(windowPreferences({ preload: "/p.cjs", isPackaged: true })).toEqual({
      preload: "/p.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(windowPreferences({ preload: "/p.cjs", isPackaged: false }).devTools).toBe(true);
  });
});

describe("navigation", () => {
  it.each(["app://bundle/", "app://bundle/#/models", "app://bundle/index.html", "APP://bundle/"])(
    "stays at %s",
    (url) => {
      expect(decideNavigation(url)).toBe("allow");
    },
  );

  it.each(notOurs)("does not go to %j", (url) => {
    expect(decideNavigation(url)).toBe("prevent");
  });
});

describe("permissions", () => {
  /** Every name in Electron's own typings, so that a new one in an update shows up here. */
  const names = permissionNames();

  it("are known by name", () => {
    expect(names.length).toBeGreaterThan(30);
    expect(names).toEqual(expect.arrayContaining(["media", "geolocation", "clipboard-read", "unknown"]));
  });

  it("are denied, every one but writing plain text to the clipboard", () => {
    expect(names.filter((name) => decidePermission(name, "app://bundle/"))).toEqual(["clipboard-sanitized-write"]);
    expect(decidePermission("a permission of the future", "app://bundle/")).toBe(false);
  });

  it.each(notOurs)("are denied to %j altogether", (url) => {
    expect(names.filter((name) => decidePermission(name, url))).toEqual([]);
  });
});

describe("requests of the page", () => {
  it.each(["app://bundle/assets/index.js", "blob:app://bundle/0b6c7a", "data:image/png;base64,AAAA"])(
    "may load %s",
    (url) => {
      expect(decideRequest(url, { isPackaged: true })).toBe("allow");
    },
  );

  it.each([
    ...notOurs,
    "wss://evil.example/",
    "blob:app://bundle.evil/x",
    "data:text/css,a{}",
    "devtools://devtools/x",
  ])("may not load %j", (url) => {
    expect(decideRequest(url, { isPackaged: true })).toBe("cancel");
  });

  it("may load the developer tools where they can be opened", () => {
    expect(decideRequest("devtools://devtools/bundled/x.html", { isPackaged: false })).toBe("allow");
  });
});

describe("a message to the main process", () => {
  const mainFrame = { url: "app://bundle/#/models" };

  it("is heard from the top frame of our window while it shows our page", () => {
    expect(isTrustedSender(mainFrame, mainFrame)).toBe(true);
  });

  it("is not heard from a frame inside, another window with the same page, or a frame that is gone", () => {
    expect(isTrustedSender({ url: "app://bundle/" }, mainFrame)).toBe(false);
    expect(isTrustedSender(null, mainFrame)).toBe(false);
  });

  it.each(notOurs)("is not heard from the top frame once it shows %j", (url) => {
    const frame = { url };
    expect(isTrustedSender(frame, frame)).toBe(false);
  });
});

describe("an address that the system's browser opens", () => {
  it.each([
    "https://huggingface.co/settings/tokens",
    "http://127.0.0.1:4000/settings/tokens",
    "http://localhost:4000/",
  ])("may be %s", (url) => {
    expect(isExternalUrl(url)).toBe(true);
  });

  it.each([
    "http://huggingface.co/",
    "file:///etc/passwd",
    "smb://server/share",
    "ms-msdt:/id",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://huggingface.co@evil.example/",
    "https://user:password@huggingface.co/",
    "http://127.0.0.1.evil.example/",
    "https://",
    "",
    `https://huggingface.co/${"x".repeat(2100)}`,
  ])("is never %j", (url) => {
    expect(isExternalUrl(url)).toBe(false);
  });
});

function permissionNames(): string[] {
  const typings = readFileSync(new URL("../../node_modules/electron/electron.d.ts", import.meta.url), "utf8");
  const union =
    /setPermissionCheckHandler\(handler: .*?permission: ((?:'[\w-]+' \| )+'[\w-]+'),/.exec(typings)?.[1] ?? "";
  return [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? "");
}
