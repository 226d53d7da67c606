/** `ipcMain`: what preloads send, with the frame that it came from. */
import { EventEmitter } from "node:events";
import type { IpcMain, IpcMainEvent } from "electron";
import { strict } from "#tests/electron/stand-in/lacking.ts";

// Channels have names of the app's own, so here any event may be waited for.
export const ipcMain = strict("ipcMain", Object.assign(new EventEmitter(), {} satisfies Partial<IpcMain>));

/** Hands over one message. */
export function receive(
  from: Record<keyof Pick<IpcMainEvent, "sender" | "senderFrame">, object | null>,
  channel: string,
  args: readonly unknown[],
): void {
  ipcMain.emit(channel, strict("IpcMainEvent", { ...from, type: "frame", ports: [] }), ...args);
}
