import { expect, it } from "vitest";
import { windowPreferences } from "#electron/desktop/security/window-preferences.ts";

it("makes the page a web page and nothing more", () => {
  expect(windowPreferences({ preload: "/p.cjs", isPackaged: true })).toEqual({
    preload: "/p.cjs",
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});

it("has developer tools only where the app is not packaged", () => {
  expect(windowPreferences({ preload: "/p.cjs", isPackaged: false }).devTools).toBe(true);
});
