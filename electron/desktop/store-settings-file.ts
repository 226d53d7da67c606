/** The settings file by electron-store, which is built on the same package as the browser door's: both doors share one file. */
import Store from "electron-store";
import type { SettingsFile } from "#core/settings/settings-file.ts";
import { settingsFilePath } from "#core/settings/settings-file-path.ts";

/** `settings.json` in the profile folder, 0600, written atomically. Nothing is read or written before the first call. */
export function storeSettingsFile(profileFolder: string): SettingsFile {
  let store: Store | null = null;
  // The store reads the file when it is made, so it is made on first use, where a broken file can be dealt with.
  const opened = () => {
    store ??= new Store({ cwd: profileFolder, name: "settings", configFileMode: 0o600 });
    return store;
  };
  return {
    path: settingsFilePath(profileFolder),
    read: () => opened().store,
    write: (value) => {
      opened().store = { ...value };
    },
  };
}
