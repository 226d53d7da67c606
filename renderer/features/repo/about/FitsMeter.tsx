/** The fits-this-machine meter in a model's head: the best precision of the repo, what it takes, and what is free. */
import { Skeleton, VisuallyHidden } from "@mantine/core";
import classes from "#renderer/features/repo/about/FitsMeter.module.css";
import { fitLooks, fitSentence, freeWords, tokenWords } from "#renderer/features/repo/about/fit-words.ts";
import { MemoryBar } from "#renderer/features/repo/about/MemoryBar.tsx";
import { type Memory, useMemory } from "#renderer/features/repo/about/use-memory.ts";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import { fitOf, largestGpu } from "#shared/model/memory/fits.ts";
import type { JudgedOption } from "#shared/model/memory/precision-options.ts";

type FitsMeterProps = {
  readonly info: RepoInfo;
  /** Opens About, which has the whole estimate. */
  readonly onMore: () => void;
};

/** Nothing for a repo that does not say how large its model is. */
export function FitsMeter({ info, onMore }: FitsMeterProps) {
  const { memory, query } = useMemory(info);
  const isSized = info.details.kind === "model" && (info.parameters !== null || info.details.gguf !== null);
  if (!isSized) return null;
  if (query.isPending || memory.machine === undefined) {
    return (
      <div className={classes.root} role="status" aria-label="Estimating the memory it takes">
        <div className={classes.line}>
          <Skeleton height={20} width={180} />
        </div>
        <Skeleton height={8} my={2} />
        <div className={classes.line}>
          <Skeleton height={12} width={220} my={3} />
        </div>
      </div>
    );
  }
  // Without its files a guess is still possible; About says why they are missing.
  if (memory.best === null) return null;
  return <Meter best={memory.best} memory={memory} machine={memory.machine} onMore={onMore} />;
}

type MeterProps = {
  readonly best: JudgedOption;
  readonly memory: Memory;
  readonly machine: MachineFacts;
  readonly onMore: () => void;
};

function Meter({ best, memory, machine, onMore }: MeterProps) {
  const { estimate, fit } = best;
  const look = fitLooks[fit];
  const { place } = fitOf(estimate.totalBytes, machine);
  const free = freeWords(machine, place);
  const parts = partWords(best, memory);
  const other = otherOption(best, memory.options);
  return (
    <section className={classes.root} aria-label={look.title}>
      <div className={classes.line}>
        <span className={classes.title}>{look.title}</span>
        <span className={classes.free}>{free}</span>
        <span className={classes.best}>
          <StatePill tone={look.tone} icon={look.icon}>
            {best.label} {formatBytes(estimate.totalBytes)}
          </StatePill>
        </span>
      </div>
      <MemoryBar
        estimate={estimate}
        memory={memoryAt(machine, place === "gpu")}
        label={`${best.label} takes about ${formatBytes(estimate.totalBytes)}: ${parts}. ${free}.`}
      />
      <div className={classes.line}>
        <span className={classes.parts}>{fit === "fits" ? parts : (fitSentence(best, machine) ?? parts)}</span>
        <button type="button" className={classes.more} onClick={onMore}>
          {other === null ? "How this is computed" : otherWords(other)}
          {other !== null && <VisuallyHidden>. Show all in About</VisuallyHidden>}
        </button>
      </div>
    </section>
  );
}

/** The memory that the bar stands for. */
export function memoryAt(machine: MachineFacts, isOnGpu: boolean) {
  const gpu = isOnGpu ? largestGpu(machine) : null;
  if (gpu !== null && !gpu.isUnified) return { totalBytes: gpu.memoryBytes, freeBytes: gpu.freeBytes };
  return { totalBytes: machine.memory.totalBytes, freeBytes: machine.memory.availableBytes };
}

/** `weights 4.4 GB · context 8k 0.5 GB · overhead 0.2 GB`. */
export function partWords({ estimate }: JudgedOption, { contextTokens }: Pick<Memory, "contextTokens">): string {
  const { weightsBytes, contextBytes, overheadBytes } = estimate;
  return [
    `weights ${formatBytes(weightsBytes)}`,
    contextBytes === 0 ? null : `context ${tokenWords(contextTokens)} ${formatBytes(contextBytes)}`,
    `overhead ${formatBytes(overheadBytes)}`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** The one to name beside the best: the largest where there is a larger one, else the smallest. */
function otherOption(best: JudgedOption, options: readonly JudgedOption[]): JudgedOption | null {
  const others = options.filter((option) => option !== best);
  const larger = others.filter((option) => option.estimate.totalBytes > best.estimate.totalBytes);
  return larger[0] ?? others.at(-1) ?? null;
}

function otherWords({ label, isInRepo, estimate }: JudgedOption): string {
  return `${label}${isInRepo ? "" : " if converted"}: ${formatBytes(estimate.totalBytes)}`;
}
