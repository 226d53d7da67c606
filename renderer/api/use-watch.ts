/** A live value of the core in a component. */
import { useSyncExternalStore } from "react";
import {
  type Subscribe,
  type Watched,
  type WatchStore,
  type WatchStoreOptions,
  watchStore,
} from "#renderer/api/watch-store.ts";

const stores = new WeakMap<object, WatchStore<unknown>>();

/**
 * The watch's value, kept up to date; `value` is undefined until the first snapshot, and stays while `isStale`.
 * `subscribe` is a constant of its module, not made in the component: all who pass the same one share one subscription.
 *
 *     const watchDownloads = (signal: AbortSignal) => api.downloads.watch(undefined, { signal });
 *     const { value: jobs, isStale } = useWatch(watchDownloads, { apply: applyJobChange });
 *
 * The four watches of the contract have hooks of their own: useAppState, useAccounts, useSettings, useDownloads.
 */
export function useWatch<Value, Change>(
  subscribe: Subscribe<Value, Change>,
  options: WatchStoreOptions<Value, Change>,
): Watched<Value> {
  // A store is only ever kept under the function that made it, so it has that function's types.
  let store = stores.get(subscribe) as WatchStore<Value> | undefined;
  if (store === undefined) {
    store = watchStore(subscribe, options);
    stores.set(subscribe, store);
  }
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The `apply` of watches whose change is the whole new value. */
export function replaceValue<Value>(_value: Value, change: Value): Value {
  return change;
}
