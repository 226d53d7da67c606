/** Whether something fits, and what of the memory is free, in words. */
import { IconAlertTriangle, IconCheck, IconHelp, IconX } from "@tabler/icons-react";
import type { StateTone } from "#renderer/ui/StatePill.tsx";
import type { MachineFacts } from "#shared/contract/machine.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import { type Fit, type FitPlace, fitOf, largestGpu } from "#shared/model/memory/fits.ts";
import type { JudgedOption } from "#shared/model/memory/precision-options.ts";

type FitLook = {
  readonly tone: StateTone;
  readonly icon: typeof IconCheck;
  readonly word: string;
  readonly title: string;
};

export const fitLooks: Readonly<Record<Fit, FitLook>> = {
  fits: { tone: "green", icon: IconCheck, word: "fits", title: "Fits this machine" },
  tight: { tone: "amber", icon: IconAlertTriangle, word: "tight", title: "Tight on this machine" },
  no: { tone: "red", icon: IconX, word: "too large", title: "Too large for this machine" },
  unknown: { tone: "neutral", icon: IconHelp, word: "not known", title: "Memory it takes" },
};

/** `9.4 of 16.0 GB free`, of the graphics card where that is where it would run. */
export function freeWords(machine: MachineFacts, place: FitPlace | null): string {
  const gpu = place === "gpu" ? largestGpu(machine) : null;
  if (gpu !== null && !gpu.isUnified) return `${gpu.name}: ${share(gpu.freeBytes, gpu.memoryBytes)}`;
  return share(machine.memory.availableBytes, machine.memory.totalBytes);
}

function share(freeBytes: number | null, totalBytes: number): string {
  const total = formatBytes(totalBytes);
  if (freeBytes === null) return total;
  const free = formatBytes(freeBytes);
  const unit = total.slice(total.indexOf(" "));
  return `${free.endsWith(unit) ? free.slice(0, -unit.length) : free} of ${total} free`;
}

/** What the verdict on an option means, in a sentence; null where nothing needs to be said. */
export function fitSentence({ estimate, fit }: JudgedOption, machine: MachineFacts | undefined): string | null {
  if (machine === undefined) return null;
  const { place } = fitOf(estimate.totalBytes, machine);
  const { availableBytes, totalBytes } = machine.memory;
  if (fit === "no") return `It takes ${formatBytes(estimate.totalBytes)}, more than this machine can give a program.`;
  if (fit === "tight" && place === "both") {
    return "Only if it is spread over the graphics card and main memory, which is slower.";
  }
  if (fit === "tight") {
    const missing = estimate.totalBytes - (availableBytes ?? totalBytes);
    return `${missing > 0 ? formatBytes(missing) : "Some memory"} more would have to be free: close other programs first.`;
  }
  return null;
}

/** `8k`, `131k`: a number of tokens, short. */
export function tokenWords(tokens: number): string {
  return tokens >= 1000 ? `${Math.floor(tokens / 1000)}k` : String(tokens);
}
