/** Keeps the machine from going to sleep by itself while something downloads. The screen may go dark. */
import { powerSaveBlocker } from "electron";

/** Answers what takes the lock and gives it back; asked for the same twice, it does nothing. */
export function wakeLock(): (isNeeded: boolean) => void {
  let id: number | null = null;
  return (isNeeded) => {
    if (isNeeded) id ??= powerSaveBlocker.start("prevent-app-suspension");
    else if (id !== null) {
      powerSaveBlocker.stop(id);
      id = null;
    }
  };
}
