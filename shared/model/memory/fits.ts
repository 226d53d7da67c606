/** Whether something of a size fits into a machine's memory, and where. */

/** What of a machine decides it; the contract's machine facts are one. */
export type MachineMemory = {
  readonly memory: { readonly totalBytes: number; readonly availableBytes: number | null };
  readonly gpus: readonly {
    readonly memoryBytes: number | null;
    readonly freeBytes: number | null;
    /** Shares the machine's memory instead of having its own. */
    readonly isUnified: boolean;
  }[];
};

export type Fit = "fits" | "tight" | "no" | "unknown";

/** Where it would run: wholly on the graphics card, in main memory, or spread over both. */
export type FitPlace = "gpu" | "memory" | "both";

export type FitAnswer = { readonly fit: Fit; readonly place: FitPlace | null };

/** What system and other programs need of the main memory in any case. */
const reserveMaxBytes = 4_000_000_000;

/**
 * `fits` into what is free now; `tight` when other programs would have to be closed first, or it has to be spread over graphics
 * card and main memory; `no` when the machine has not that much.
 */
export function fitOf(totalBytes: number | null, machine: MachineMemory | null | undefined): FitAnswer {
  if (totalBytes === null || !machine || machine.memory.totalBytes <= 0) return { fit: "unknown", place: null };
  const { totalBytes: memoryBytes, availableBytes } = machine.memory;
  const usable = memoryBytes - Math.min(reserveMaxBytes, memoryBytes / 4);
  const free = Math.min(usable, availableBytes ?? usable);
  const gpu = largestGpu(machine);
  // Memory that is shared is free only as far as the machine's is.
  const gpuTotal = gpu === null ? 0 : gpu.isUnified ? Math.min(gpu.memoryBytes, usable) : gpu.memoryBytes;
  const gpuFree = gpu === null ? 0 : Math.min(gpu.freeBytes ?? gpuTotal, gpu.isUnified ? free : gpuTotal);
  const ownGpuTotal = gpu?.isUnified === false ? gpuTotal : 0;
  if (totalBytes <= gpuFree) return { fit: "fits", place: "gpu" };
  if (totalBytes <= free) return { fit: "fits", place: "memory" };
  if (totalBytes <= gpuTotal) return { fit: "tight", place: "gpu" };
  if (totalBytes <= usable) return { fit: "tight", place: "memory" };
  if (totalBytes <= usable + ownGpuTotal) return { fit: "tight", place: "both" };
  return { fit: "no", place: null };
}

/** The same in one word. */
export function fits(totalBytes: number | null, machine: MachineMemory | null | undefined): Fit {
  return fitOf(totalBytes, machine).fit;
}

/** The graphics card with the most memory; its memory is known. */
export function largestGpu<Gpu extends MachineMemory["gpus"][number]>({
  gpus,
}: {
  readonly gpus: readonly Gpu[];
}): (Gpu & { readonly memoryBytes: number }) | null {
  let best: (Gpu & { readonly memoryBytes: number }) | null = null;
  for (const gpu of gpus) {
    const { memoryBytes } = gpu;
    if (memoryBytes !== null && memoryBytes > (best?.memoryBytes ?? 0)) best = { ...gpu, memoryBytes };
  }
  return best;
}
