/** The theme as it is chosen now, for a door that writes it into the page before the page can ask. */
import type { SettingsCapability } from "#core/core.ts";
import type { Theme } from "#shared/contract/settings.ts";

/** Follows the settings until the signal is aborted; answers what reads the theme. */
export function themeNow(settings: Pick<SettingsCapability, "watch">, signal: AbortSignal): () => Theme {
  let theme: Theme = "system";
  const follow = async () => {
    for await (const state of settings.watch(signal)) theme = state.theme;
  };
  void follow();
  return () => theme;
}
