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

function readOrSetAside(options: LoadOptions): Found {
  const { file, report } = options;
  try {
    const read = readSettings(file.read());
    if (read.badFields.length === 0 && read.kind !== "newer" && read.kind !== "foreign") {
      return { read, isWritable: true, wasSetAside: false };
    }
    const wasSetAside = setAside(options, read);
    return { read, isWritable: wasSetAside, wasSetAside };
  } catch (error) {
    const read = readSettings({});
    if (errorCode(error) === "unknown") {
      const wasSetAside = setAside(options, null);
      return { read, isWritable: wasSetAside, wasSetAside };
    }
    const { why } = diskProblem(error, file.path);
    const what = "The settings could not be read";
    report({ what, why: `${file.path}: ${why} The defaults hold, and changes are not kept.` });
    return { read, isWritable: false, wasSetAside: false };
  }
}

/** Keeps the file as it was under another name: a copy of what could be read in part, the file itself where nothing could. */
function setAside({ file, clock, report }: LoadOptions, read: SettingsRead | null): boolean {
  const kind = read?.kind === "newer" ? "newer" : "corrupt";
  const name = file.path.replace(/(?:\.json)?$/, `.${kind}-${clock.now()}.json`);
  let what = "The settings file was not usable";
  if (read?.kind === "newer") what = "The settings are of a newer Hubdeck";
  else if (read !== null && read.badFields.length > 0)
    what = `Some settings were not usable: ${read.badFields.join(", ")}`;
  try {
    if (read === null) renameSync(file.path, name);
    else copyFileSync(file.path, name);
  } catch (error) {
    report({ what, why: `It could not be set aside either: ${diskProblem(error, name).why} Changes are not kept.` });
    return false;
  }
  const holds = read === null ? "The defaults hold" : "What could be read holds";
  report({ what, why: `${holds}. The file as it was is ${name}.` });
  return true;
}
