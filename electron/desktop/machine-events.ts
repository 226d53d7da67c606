/** What the core is told of the machine: sleep, waking up, and a network after there was none. */
import { net, powerMonitor } from "electron";
import type { PlatformEvent } from "#core/platform.ts";

/** Electron has no event for the network in its main process. Often enough that nobody waits, and seldom enough to cost nothing. */
const lookEveryMs = 3_000;

/** Calls the listener until the answered function is called. To be used after the app is ready. */
export function machineEvents(listener: (event: PlatformEvent) => void): () => void {
  const onSuspend = () => listener("suspend");
  const onResume = () => listener("resume");
  powerMonitor.on("suspend", onSuspend);
  powerMonitor.on("resume", onResume);
  let wasOnline = net.isOnline();
  const timer = setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) listener("network-change");
    wasOnline = isOnline;
  }, lookEveryMs);
  timer.unref();
  return () => {
    powerMonitor.off("suspend", onSuspend);
    powerMonitor.off("resume", onResume);
    clearInterval(timer);
  };
}
