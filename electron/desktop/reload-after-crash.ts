/** Loads the page again when its process has crashed. What a person was at is in the address and in the core, so it comes back. */
import type { BrowserWindow } from "electron";
import type { Log } from "#core/log/log.ts";

const crashesMax = 3;
const withinMs = 60_000;

/** Whether to load again after a crash: not when the page crashed three times within a minute. Times in milliseconds, the newest last. */
export function isWorthReloading(crashes: readonly number[]): boolean {
  const newest = crashes.at(-1) ?? 0;
  return crashes.filter((time) => newest - time < withinMs).length < crashesMax;
}

export function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  const crashes: number[] = [];
  window.webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    log.warn("window.page-gone", { reason, exitCode });
    if (reason === "clean-exit" || window.isDestroyed()) return;
    crashes.push(performance.now());
    if (isWorthReloading(crashes)) window.webContents.reload();
    else log.warn("window.page-given-up");
  });
}
