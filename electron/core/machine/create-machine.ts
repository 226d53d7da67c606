/** What the machine has, asked of the system when somebody looks, and not more often than every few seconds. */
import type { Clock } from "#core/clock.ts";
import type { MachineCapability } from "#core/core.ts";
import { availableMemory } from "#core/machine/available-memory.ts";
import { findGpus } from "#core/machine/find-gpus.ts";
import type { MachineSource } from "#core/machine/machine-source.ts";
import { freeBytes } from "#core/settings/free-bytes.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";

const lifetimeMs = 5000;

export function createMachine(options: {
  readonly source: MachineSource;
  /** The folder whose disk counts. */
  readonly cacheFolder: () => string;
  readonly clock: Clock;
}): MachineCapability {
  const { source, cacheFolder, clock } = options;
  let kept: { readonly key: string; readonly at: number; readonly facts: MachineFacts } | null = null;
  return {
    async facts({ signal }) {
      const key = cacheFolder();
      const now = clock.now();
      if (kept?.key === key && now >= kept.at && now - kept.at < lifetimeMs) return kept.facts;
      const [gpus, availableBytes, diskFreeBytes] = await Promise.all([
        findGpus(source, signal),
        availableMemory(source, signal),
        freeBytes(key),
      ]);
      const totalBytes = source.totalMemory();
      const { name, cores } = source.processor();
      const facts: MachineFacts = {
        memory: { totalBytes, availableBytes: availableBytes === null ? null : Math.min(totalBytes, availableBytes) },
        processor: { name: name === null ? null : name.slice(0, 200), cores: Math.max(1, cores) },
        gpus,
        diskFreeBytes,
      };
      kept = { key, at: clock.now(), facts };
      return facts;
    },
  };
}
