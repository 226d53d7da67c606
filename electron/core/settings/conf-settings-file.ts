/** The settings file in plain Node, by the package `conf`, which electron-store is built on: both doors share one file. */
import Conf from "conf";
import type { SettingsFile } from "#core/settings/settings-file.ts";
import { settingsFilePath } from "#core/settings/settings-file-path.ts";

/** `settings.json` in the profile folder, 0600, written atomically. Nothing is read or written before the first call. */
export function confSettingsFile(profileFolder: string): SettingsFile {
  let conf: Conf | null = null;
  // Conf reads the file when it is made, so it is made on first use, where a broken file can be dealt with.
  const opened = () => {
    conf ??= new Conf({ cwd: profileFolder, configName: "settings", configFileMode: 0o600 });
    return conf;
  };
  return {
    path: settingsFilePath(profileFolder),
    read: () => opened().store,
    write: (value) => {
      opened().store = { ...value };
    },
  };
}
