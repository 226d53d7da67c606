/** The memory that a model takes against what this machine has: the best precision as a bar, all of them in a table, and the formula. */
import { Skeleton } from "@mantine/core";
import { useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ContextSlider } from "#renderer/features/repo/about/ContextSlider.tsx";
import { memoryAt, partWords } from "#renderer/features/repo/about/FitsMeter.tsx";
import { fitSentence, freeWords } from "#renderer/features/repo/about/fit-words.ts";
import { HowComputed } from "#renderer/features/repo/about/HowComputed.tsx";
import { MemoryBar } from "#renderer/features/repo/about/MemoryBar.tsx";
import classes from "#renderer/features/repo/about/MemoryPanel.module.css";
import { PrecisionTable } from "#renderer/features/repo/about/PrecisionTable.tsx";
import { useMemory } from "#renderer/features/repo/about/use-memory.ts";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import { fitOf } from "#shared/model/memory/fits.ts";

type MemoryPanelProps = { readonly info: RepoInfo };

export function MemoryPanel({ info }: MemoryPanelProps) {
  const [chosen, setChosen] = useState<number>();
  const { memory, query } = useMemory(info, chosen);
  const { best, options, architecture, contextTokens, machine } = memory;
  if (query.isPending) {
    return (
      <Panel title="Memory">
        <div role="status" aria-label="Reading how the model is built" className={classes.parts}>
          <Skeleton height={8} />
          <Skeleton height={96} />
        </div>
      </Panel>
    );
  }
  const place = best === null ? null : fitOf(best.estimate.totalBytes, machine).place;
  const sentence = best === null ? null : fitSentence(best, machine);
  return (
    <Panel title="Memory" actions={machine && <span className={classes.machine}>{machineWords(machine)}</span>}>
      <div className={classes.parts}>
        {query.data?.kept && <KeptLine kept={query.data.kept} onRetry={() => void query.refetch()} />}
        {query.error !== null && <ProblemLine problem={problemOf(query.error)} />}
        {best === null ? (
          <p>This repo does not say how large its model is, and has no files of weights that are known.</p>
        ) : (
          <>
            {(architecture?.cachingLayers ?? 0) > 0 && (
              <ContextSlider
                contextMax={architecture?.contextMax ?? null}
                tokens={contextTokens}
                onTokens={setChosen}
              />
            )}
            <div>
              <MemoryBar
                estimate={best.estimate}
                memory={machine === undefined ? null : memoryAt(machine, place === "gpu")}
                label={`${best.label} takes about ${formatBytes(best.estimate.totalBytes)}: ${partWords(best, memory)}.`}
              />
              <p className={classes.words}>
                {best.label}: {partWords(best, memory)}
                {machine !== undefined && ` · ${freeWords(machine, place)}`}
              </p>
              {sentence !== null && <p>{sentence}</p>}
            </div>
            <PrecisionTable options={options} best={best} />
            {query.data?.isCut === true && (
              <p className={classes.words}>
                This repo has more files than were looked at; there may be more precisions.
              </p>
            )}
            <HowComputed
              estimate={best.estimate}
              architecture={architecture}
              contextTokens={contextTokens}
              label={best.label}
            />
          </>
        )}
      </div>
    </Panel>
  );
}

/** `16.0 GB memory · NVIDIA RTX 4070 12.9 GB`. */
function machineWords({ memory, gpus }: MachineFacts): string {
  const cards = gpus.map(({ name, memoryBytes, isUnified }) =>
    memoryBytes === null ? name : `${name}${isUnified ? ", shared:" : ""} ${formatBytes(memoryBytes)}`,
  );
  return [`${formatBytes(memory.totalBytes)} memory`, ...cards].join(" · ");
}
