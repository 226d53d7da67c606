/** The one place that knows the settings file's name. */
import { join } from "node:path";

/** The settings file of a profile; both doors use the same one. */
export function settingsFilePath(profileFolder: string): string {
  return join(profileFolder, "settings.json");
}
