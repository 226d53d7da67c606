/** Where a setting's value comes from, in words. */
import type { SettingsState } from "#shared/contract/settings.ts";

type Origin = SettingsState["endpoint"]["from"];

const words: Readonly<Record<Origin, string>> = {
  setting: "chosen here",
  environment: "from the environment",
  default: "the default",
};

export function originWords(from: Origin): string {
  return words[from];
}
