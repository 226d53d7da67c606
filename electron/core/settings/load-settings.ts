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

export function loadSettings({ file, clock, report }: LoadOptions): LoadedSettings {
  const { read, isWritable } = readOrSetAside({ file, clock, report });
  return {
    settings: read.settings,
    save(settings) {
      if (!isWritable) return;
      try {
        file.write({ version: settingsVersion, ...settings });
      } catch (error) {
        const { why } = diskProblem(error, file.path);
        report({ what: "The settings could not be written", why: `${file.path}: ${why} They hold until you quit.` });
      }
    },
  };
}

function readOrSetAside({ file, clock, report }: LoadOptions): { read: SettingsRead; isWritable: boolean } {
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
      return { read: nothing, isWritable: false };
    }
    const name = asideName("corrupt");
    return { read: nothing, isWritable: setAside(() => renameSync(file.path, name), name) };
  }
  if (read.kind === "newer" || read.kind === "foreign" || read.badFields.length > 0) {
    const name = asideName(read.kind === "newer" ? "newer" : "corrupt");
    return { read, isWritable: setAside(() => copyFileSync(file.path, name), name, read) };
  }
  return { read, isWritable: true };

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
