/** What the machine of the core has; looked at again when one comes back to the window, for what is free changes. */
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";

/** Undefined until it is known. */
export function useMachine(): MachineFacts | undefined {
  return useQuery(orpc.machine.facts.queryOptions({ staleTime: 10_000, refetchOnWindowFocus: "always" })).data;
}
