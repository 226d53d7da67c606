/** The state of the connection to the core, for the frame: connecting, open, lost (being tried again), refused. */
import { useSyncExternalStore } from "react";
import { connection } from "#renderer/api/client.ts";
import type { ConnectionState } from "#renderer/api/connection.ts";

/** `retry` tries again now instead of after the pause. */
export function useConnection(): { readonly state: ConnectionState; readonly retry: () => void } {
  const state = useSyncExternalStore(connection.subscribe, connection.state);
  return { state, retry: connection.retry };
}
