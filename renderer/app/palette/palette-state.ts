/** Whether the palette is open. A tiny store of its own, so that anything in the frame can open it. */
import { useSyncExternalStore } from "react";

let isOpen = false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  isOpen = next;
  for (const listener of [...listeners]) listener();
}

export const openPalette = () => become(true);
export const closePalette = () => become(false);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIsPaletteOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
