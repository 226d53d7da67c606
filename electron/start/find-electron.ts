/** Looks for Electron's binary where its npm package keeps it. Starts nothing and fetches nothing. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ElectronState } from "#electron/start/decide-door.ts";

/** `from` is a file URL of ours; Electron's own variable ELECTRON_OVERRIDE_DIST_PATH names another folder with a binary. */
export function findElectron(from: string, env: Readonly<Record<string, string | undefined>>): ElectronState {
  const folder = packageFolder(from);
  if (folder === null) return { type: "no-package" };
  const installer = join(folder, "install.js");
  const override = env["ELECTRON_OVERRIDE_DIST_PATH"];
  const name = textOf(join(folder, "path.txt")) ?? "electron";
  const binary = join(override === undefined || override === "" ? join(folder, "dist") : override, name);
  return existsSync(binary) ? { type: "installed", binary } : { type: "without-binary", installer };
}

function packageFolder(from: string): string | null {
  try {
    return dirname(createRequire(from).resolve("electron/package.json"));
  } catch {
    // Installed without what is only needed to build and test.
    return null;
  }
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
