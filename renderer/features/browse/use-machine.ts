/** What memory the machine of the core has; null until it is known. */
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";

export function useMachine(): MachineFacts | null {
  return useQuery({ ...orpc.machine.facts.queryOptions(), staleTime: 60_000 }).data ?? null;
}
