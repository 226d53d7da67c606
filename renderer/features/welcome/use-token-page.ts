/** Opens the Hub's page for new tokens, prefilled with exactly what the app uses. */
import { useCallback } from "react";
import { api } from "#renderer/api/client.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";

export function useTokenPage(): () => void {
  const openExternal = useOpenExternal();
  return useCallback(() => {
    const open = async () => {
      const { url } = await api.accounts.newTokenPage();
      await openExternal(url);
    };
    open().catch(showProblem);
  }, [openExternal]);
}
