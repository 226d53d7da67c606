/** The gate of one repo as the page needs it: the request that is watched, the way to the repo's page, and the news of access. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { api, orpc } from "#renderer/api/client.ts";
import { useAccessRequests } from "#renderer/api/use-access-requests.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";
import type { AccessRequest } from "#shared/contract/access-requests.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export type Gate = {
  readonly request: AccessRequest | undefined;
  /** Opens the repo's page to ask there; from then on the core looks whether access has come. */
  readonly openPage: () => void;
};

export function useGate({ repo: { kind, id }, pageUrl }: Pick<RepoInfo, "repo" | "pageUrl">): Gate {
  const openExternal = useOpenExternal();
  const request = useAccessRequests().value?.requests.find(({ repo }) => repo.kind === kind && repo.id === id);
  useFreshAfter(request?.standing);
  const openPage = useCallback(() => {
    const open = async () => {
      await openExternal(pageUrl);
      await api.accessRequests.expect({ repo: { kind, id } });
    };
    void open().catch(showProblem);
  }, [openExternal, pageUrl, kind, id]);
  return { request, openPage };
}

/** When the standing changes, what was refused may be answered now. */
function useFreshAfter(standing: AccessRequest["standing"] | undefined): void {
  const queryClient = useQueryClient();
  const before = useRef(standing);
  useEffect(() => {
    if (before.current === standing) return;
    before.current = standing;
    void queryClient.invalidateQueries({ queryKey: orpc.hub.access.key() });
    if (standing === "granted") void queryClient.invalidateQueries({ predicate: ({ state }) => state.error !== null });
  }, [standing, queryClient]);
}
