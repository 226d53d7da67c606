/** All settings in a component. */
import { api } from "#renderer/api/client.ts";
import { replaceValue, useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { SettingsState } from "#shared/contract/settings.ts";

const subscribe = (signal: AbortSignal) => api.settings.watch(undefined, { signal });

/** Shared by all who call it. */
export function useSettings(): Watched<SettingsState> {
  return useWatch(subscribe, { apply: replaceValue });
}
