/** The accounts and the keychain's state in a component. */
import { api } from "#renderer/api/client.ts";
import { replaceValue, useWatch } from "#renderer/api/use-watch.ts";
import type { Watched } from "#renderer/api/watch-store.ts";
import type { AccountsState } from "#shared/contract/accounts.ts";

const subscribe = (signal: AbortSignal) => api.accounts.watch(undefined, { signal });

/** Shared by all who call it. The active account is the one whose id is `activeId`. */
export function useAccounts(): Watched<AccountsState> {
  return useWatch(subscribe, { apply: replaceValue });
}
