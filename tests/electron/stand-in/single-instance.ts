/** The lock of the first start in a data folder. It has to answer at once, so it is a file; later starts leave their arguments beside it. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";

/** True for the first start, which then hears of each later one. */
export function takeLock(userData: string, onLater: (args: readonly string[], workingFolder: string) => void): boolean {
  const folder = join(userData, "stand-in-starts");
  const lock = join(userData, "stand-in-lock");
  mkdirSync(folder, { recursive: true });
  if (isHeld(lock)) {
    const file = join(folder, `${process.pid}`);
    writeFileSync(`${file}.part`, JSON.stringify({ args: process.argv, workingFolder: process.cwd() }));
    // Whole or not there, for the one that looks.
    renameSync(`${file}.part`, `${file}.json`);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const look = () => {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".json"))) {
      const { args, workingFolder } = JSON.parse(readFileSync(join(folder, name), "utf8"));
      rmSync(join(folder, name));
      onLater(args, workingFolder);
    }
  };
  watch(folder, look).unref();
  return true;
}

function isHeld(lock: string): boolean {
  try {
    // Signal 0 is none: it asks whether the process is there.
    return process.kill(Number(readFileSync(lock, "utf8")), 0);
  } catch {
    return false;
  }
}
