/** The memory that a program could have now. The system's own figure, but on macOS, whose "free" leaves out what it would give back at once. */
import type { MachineSource } from "#core/machine/machine-source.ts";

const toolTimeoutMs = 2000;

/** Null where the system does not say. */
export async function availableMemory(source: MachineSource, signal: AbortSignal): Promise<number | null> {
  if (source.platform !== "darwin") return wholeOrNull(source.availableMemory());
  try {
    return readVmStat(await source.run("/usr/bin/vm_stat", [], { timeoutMs: toolTimeoutMs, signal }));
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** Free, inactive, speculative and purgeable pages of `vm_stat`; null when it reads otherwise. */
export function readVmStat(text: string): number | null {
  const pageBytes = Number(/page size of (\d{3,7}) bytes/.exec(text)?.[1] ?? Number.NaN);
  const pages = (name: string) =>
    Number(new RegExp(`^Pages ${name}: +(\\d{1,12})\\.`, "m").exec(text)?.[1] ?? Number.NaN);
  const bytes = pageBytes * (pages("free") + pages("inactive") + pages("speculative") + pages("purgeable"));
  return wholeOrNull(bytes);
}

function wholeOrNull(bytes: number): number | null {
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null;
}
