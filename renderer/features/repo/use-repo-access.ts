/** Whether a repo's content can be read with the active account; asked only where that is a question. */
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

export function useRepoAccess({ repo, gated, isPrivate }: Pick<RepoInfo, "repo" | "gated" | "isPrivate">) {
  return useQuery({
    ...orpc.hub.access.queryOptions({ input: { repo } }),
    enabled: gated !== "no" || isPrivate,
    // The answer changes on the Hub's own page, so it is asked again when one comes back from there.
    refetchOnWindowFocus: "always",
  });
}
