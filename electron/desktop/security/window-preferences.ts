/** The window's preferences: the page is a web page and nothing more. */
import type { WebPreferences } from "electron";

export function windowPreferences({ preload, isPackaged }: { readonly preload: string; readonly isPackaged: boolean }) {
  return {
    preload,
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
    devTools: !isPackaged,
  } as const satisfies WebPreferences;
}
