/**
 * Opens the settings whatever state their file is in. A file that cannot be used is set aside or left alone, and reported;
 * it is never fatal and its content is never lost.
 */
import { copyFileSync, renameSync } from "node:fs";
import type { Clock } from "#core/clock.ts";
import type { SettingsFile } from "#core/settings/settings-file.ts";
import { readSettings, type Settings, type SettingsRead, settingsVersion } from "#core/settings/settings-schema.ts";
import { diskProblem, errorCode } from "#core/store/disk-problem.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";

export type LoadedSettings = {
  readonly settings: Settings;
  /** Writes the settings; a failure is reported, and the settings hold until the app quits. */
  save(settings: Settings): void;
};

export type LoadOptions = {
  readonly file: SettingsFile;
  readonly clock: Clock;
  report(notice: StoreNotice): void;
};

export function loadSettings(options: LoadOptions): LoadedSettings {
  const { file, report } = options;
  const { read, isWritable, wasSetAside } = readOrSetAside(options);
  const save = (settings: Settings) => {
    if (!isWritable) return;
    try {
      file.write({ version: settingsVersion, ...settings });
    } catch (error) {
      const { why } = diskProblem(error, file.path);
      report({ what: "The settings could not be written", why: `${file.path}: ${why} They hold until you quit.` });
    }
  };
  // What is usable is written at once, so that the same file is not set aside again at each start.
  if (wasSetAside) save(read.settings);
  return { settings: read.settings, save };
}

type Found = { readonly read: SettingsRead; readonly isWritable: boolean; readonly wasSetAside: boolean };

function readOrSetAside({ file, clock, report }: LoadOptions): Found {
  const nothing = readSettings({});
  const asideName = (kind: string) => file.path.replace(/(?:\.json)?$/, `.${kind}-${clock.now()}.json`);
  let read: SettingsRead;
  try {
    read = readSettings(file.read());
  } catch (error) {
    if (errorCode(error) !== "unknown") {
      const { why } = diskProblem(error, file.path);
      const what = "The settings could not be read";
      report({ what, why: `${file.path}: ${why} The defaults hold, and changes are not kept.` });
      return { read: nothing, isWritable: false, wasSetAside: false };
    }
    const name = asideName("corrupt");
    const wasSetAside = setAside(() => renameSync(file.path, name), name);
    return { read: nothing, isWritable: wasSetAside, wasSetAside };
  }
  if (read.kind === "newer" || read.kind === "foreign" || read.badFields.length > 0) {
    const name = asideName(read.kind === "newer" ? "newer" : "corrupt");
    const wasSetAside = setAside(() => copyFileSync(file.path, name), name, read);
    return { read, isWritable: wasSetAside, wasSetAside };
  }
  return { read, isWritable: true, wasSetAside: false };

  function setAside(move: () => void, name: string, found?: SettingsRead): boolean {
    const bad = found?.badFields.join(", ");
    const what =
      found?.kind === "newer"
        ? "The settings are of a newer Hubdeck"
        : bad
          ? `Some settings were not usable: ${bad}`
          : "The settings file was not usable";
    try {
      move();
      report({
        what,
        why: `${found ? "What could be read holds" : "The defaults hold"}. The file as it was is ${name}.`,
      });
      return true;
    } catch (error) {
      report({ what, why: `It could not be set aside either: ${diskProblem(error, name).why} Changes are not kept.` });
      return false;
    }
  }
}
