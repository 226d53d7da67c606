/** TanStack Query as this app needs it: the core is local, repeats what is safe to repeat, and says when the Hub is offline. */
import { QueryClient } from "@tanstack/react-query";
import { connection as apiConnection } from "#renderer/api/client.ts";
import type { Connection } from "#renderer/api/connection.ts";
import { problemOf } from "#renderer/api/problem-of.ts";

/**
 * No retries (the core has made them), no pause when the browser thinks it is offline (the core is on this machine), and
 * mutations forgotten as soon as their component lets go. Queries that failed for want of a connection run again once it is back.
 */
export function createQueryClient(connection: Pick<Connection, "state" | "subscribe"> = apiConnection): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: "always", refetchOnWindowFocus: false, staleTime: 30_000 },
      mutations: { retry: false, networkMode: "always", gcTime: 0 },
    },
  });
  connection.subscribe(() => {
    if (connection.state().type !== "open") return;
    void client.refetchQueries({
      type: "active",
      predicate: ({ state }) => state.status === "error" && problemOf(state.error).code === "CONNECTION",
    });
  });
  return client;
}
