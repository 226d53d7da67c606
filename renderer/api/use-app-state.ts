/** The app's own state in a component: door, endpoint, network, notices. */
import { api } from "#renderer/api/client.ts";
import { replaceValue, useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { AppState } from "#shared/contract/app.ts";

const subscribe = (signal: AbortSignal) => api.app.watch(undefined, { signal });

/** Shared by all who call it. */
export function useAppState(): Watched<AppState> {
  return useWatch(subscribe, { apply: replaceValue });
}
