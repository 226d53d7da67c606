/** Opens the Hub's page for new tokens, prefilled with what a person ticked, or else with what the app usually needs. */
import { useCallback } from "react";
import { api } from "#renderer/api/client.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";

export type TokenPageFor = {
  gated: boolean;
  inference: boolean;
  upload: boolean;
  me: boolean;
  orgs: string[];
};

export function useTokenPage(): (wish?: TokenPageFor) => void {
  const openExternal = useOpenExternal();
  return useCallback(
    (wish) => {
      const open = async () => {
        const { url } = await api.accounts.newTokenPage(wish === undefined ? undefined : { for: wish });
        await openExternal(url);
      };
      open().catch(showProblem);
    },
    [openExternal],
  );
}
