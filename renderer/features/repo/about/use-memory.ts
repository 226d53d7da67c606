/** What a model would take of this machine's memory, in each precision that it can be had in. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { orpc } from "#renderer/api/client.ts";
import { useMachine } from "#renderer/api/use-machine.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import type { Architecture } from "#shared/model/memory/architecture.ts";
import { usualContext } from "#shared/model/memory/estimate.ts";
import {
  bestOption,
  type JudgedOption,
  judgeOptions,
  precisionOptions,
} from "#shared/model/memory/precision-options.ts";

const writers: ReadonlySet<string> = new Set(["text-generation", "image-text-to-text", "any-to-any"]);

/** How the model is built and what its weights take; of a commit, so it stays true. */
export function useModelBuild({ repo, commit }: Pick<RepoInfo, "repo" | "commit">) {
  return useQuery({
    ...orpc.about.model.queryOptions({ input: { repo, revision: commit } }),
    enabled: repo.kind === "model",
    staleTime: ({ state }) => (state.data?.kept === null ? Number.POSITIVE_INFINITY : 0),
  });
}

export type Memory = {
  readonly options: readonly JudgedOption[];
  readonly best: JudgedOption | null;
  readonly architecture: Architecture | null;
  readonly contextTokens: number;
  /** Undefined until the machine is known. */
  readonly machine: MachineFacts | undefined;
};

/** At a context in tokens, or at the usual one. */
export function useMemory(info: RepoInfo, contextTokens?: number) {
  const query = useModelBuild(info);
  const machine = useMachine();
  const build = query.data ?? null;
  const memory = useMemo((): Memory => {
    const details = info.details.kind === "model" ? info.details : null;
    const facts = {
      quantization: details?.config.quantization ?? null,
      safetensors: details?.safetensors ?? null,
      parameters: info.parameters,
      writesText: info.pipelineTag !== null && writers.has(info.pipelineTag),
    };
    const architecture = build?.architecture ?? null;
    const tokens = contextTokens ?? usualContext(architecture?.contextMax ?? null);
    const options = judgeOptions(precisionOptions(facts, build), architecture, { contextTokens: tokens, machine });
    return { options, best: bestOption(options), architecture, contextTokens: tokens, machine };
  }, [info, build, machine, contextTokens]);
  return { memory, query };
}
