/** The active account's requests for access, in a component. */
import { api } from "#renderer/api/client.ts";
import { replaceValue, useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { AccessRequestsState } from "#shared/contract/access-requests.ts";

const subscribe = (signal: AbortSignal) => api.accessRequests.watch(undefined, { signal });

export function useAccessRequests(): Watched<AccessRequestsState> {
  return useWatch(subscribe, { apply: replaceValue });
}
