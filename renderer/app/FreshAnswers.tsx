/** What the Hub answered to one account, or another Hub, is not true after a switch: then every answer is forgotten and asked for again. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { useAppState } from "#renderer/api/use-app-state.ts";

export function FreshAnswers() {
  const queryClient = useQueryClient();
  const accounts = useAccounts().value;
  const endpoint = useAppState().value?.endpoint.url;
  const asker = accounts === undefined || endpoint === undefined ? null : `${accounts.activeId} ${endpoint}`;
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (asker === null) return;
    if (before.current !== null && before.current !== asker) void queryClient.resetQueries();
    before.current = asker;
  }, [asker, queryClient]);
  return null;
}
