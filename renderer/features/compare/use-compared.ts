/** All that is compared of the chosen models; each comes by itself, and one that fails costs only its own column. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import type { Compared } from "#renderer/features/compare/compare-rows.ts";
import type { Kept } from "#shared/contract/kept.ts";
import type { Problem } from "#shared/model/problem.ts";

export type ComparedColumn = {
  readonly id: string;
  readonly model: Compared | undefined;
  /** Set where the answer is an older one that was kept. */
  readonly kept: Kept;
  readonly problem: Problem | null;
  readonly retry: () => void;
};

export function useComparedColumns(ids: readonly string[]): readonly ComparedColumn[] {
  const inputs = ids.map((id) => ({ input: { repo: { kind: "model" as const, id }, revision: "main" } }));
  const infos = useQueries({ queries: inputs.map((input) => orpc.hub.repo.queryOptions(input)) });
  const builds = useQueries({ queries: inputs.map((input) => orpc.about.model.queryOptions(input)) });
  // Prices and memory are a part of the picture only: without them their rows are empty, and the rest stands.
  const routed = useQuery(orpc.inference.chatModels.queryOptions({ retry: false })).data;
  const machine = useQuery(orpc.machine.facts.queryOptions()).data;
  return ids.map((id, index) => {
    const info = infos[index];
    const build = builds[index];
    const data = info?.data;
    return {
      id,
      model:
        data === undefined
          ? undefined
          : { info: data, build: build?.data, routed: routed?.find((model) => model.id === data.repo.id), machine },
      kept: data?.kept ?? null,
      problem: data === undefined && info?.error ? problemOf(info.error) : null,
      retry: () => void info?.refetch(),
    };
  });
}
