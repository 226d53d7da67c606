/** Where the window was, in `window.json` of the profile. Of no worth to anybody: what cannot be read is forgotten, what cannot be written is left. */
import Store from "electron-store";
import { type WindowMemory, windowMemory } from "#electron/desktop/window-place.ts";

export type WindowStore = { read(): WindowMemory | null; write(memory: WindowMemory): void };

export function openWindowStore(profileFolder: string): WindowStore {
  let store: Store | null = null;
  const opened = () => {
    store ??= new Store({ cwd: profileFolder, name: "window", configFileMode: 0o600, clearInvalidConfig: true });
    return store;
  };
  return {
    read() {
      try {
        return windowMemory.safeParse(opened().store).data ?? null;
      } catch {
        return null;
      }
    },
    write(memory) {
      try {
        opened().store = memory;
      } catch {
        // A full or read-only disk; the window opens in its usual place next time.
      }
    },
  };
}
