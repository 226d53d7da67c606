import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { readVmStat } from "#core/machine/available-memory.ts";
import { createMachine } from "#core/machine/create-machine.ts";
import { readNvidiaList } from "#core/machine/find-gpus.ts";
import { type MachineSource, thisMachine } from "#core/machine/machine-source.ts";
import { machineFacts } from "#shared/contract/machine.ts";

const GB = 1_000_000_000;
const MiB = 1_048_576;
const call = { signal: new AbortController().signal };

type Fake = Partial<MachineSource> & {
  readonly files?: Readonly<Record<string, string>>;
  /** What a program prints, by its path. */
  readonly prints?: Readonly<Record<string, string>>;
};

function fake({ files = {}, prints = {}, ...rest }: Fake): MachineSource & { readonly ran: string[] } {
  const ran: string[] = [];
  return {
    platform: "linux",
    architecture: "x64",
    totalMemory: () => 16 * GB,
    availableMemory: () => 9.4 * GB,
    processor: () => ({ name: "Some Processor", cores: 8 }),
    run: async (program, args) => {
      ran.push([program, ...args].join(" "));
      const text = prints[program];
      if (text === undefined) throw new Error("ENOENT");
      return text;
    },
    read: async (path) => files[path] ?? null,
    list: async (path) => {
      const inside = Object.keys(files).filter((file) => file.startsWith(`${path}/`));
      return [...new Set(inside.map((file) => file.slice(path.length + 1).split("/")[0] ?? ""))];
    },
    ...rest,
    ran,
  };
}

function factsOf(source: MachineSource, now = () => 0) {
  const clock = { now, sleep: async () => undefined };
  return createMachine({ source, cacheFolder: () => tmpdir(), clock });
}

test("a machine without a graphics card", async () => {
  const facts = await factsOf(fake({})).facts(call);
  expect(machineFacts.parse(facts)).toEqual(facts);
  expect(facts).toMatchObject({
    memory: { totalBytes: 16 * GB, availableBytes: 9.4 * GB },
    processor: { name: "Some Processor", cores: 8 },
    gpus: [],
  });
  expect(facts.diskFreeBytes).toBeGreaterThan(0);
});

test("NVIDIA cards by their own tool, with what is free", async () => {
  const source = fake({
    prints: { "nvidia-smi": "NVIDIA GeForce RTX 4070, 12282, 11290\nNVIDIA GB10, [N/A], [N/A]\n" },
  });
  expect((await factsOf(source).facts(call)).gpus).toEqual([
    { name: "NVIDIA GeForce RTX 4070", memoryBytes: 12_282 * MiB, freeBytes: 11_290 * MiB, isUnified: false },
    { name: "NVIDIA GB10", memoryBytes: null, freeBytes: null, isUnified: false },
  ]);
});

test("without that tool, a card of the driver's own list has a name", async () => {
  const files = { "/proc/driver/nvidia/gpus/0000:01:00.0/information": "Model: \t\t NVIDIA RTX A2000\nIRQ: 1\n" };
  expect((await factsOf(fake({ files })).facts(call)).gpus).toEqual([
    { name: "NVIDIA RTX A2000", memoryBytes: null, freeBytes: null, isUnified: false },
  ]);
});

test("AMD cards by what the driver shows; other cards and connectors are left out", async () => {
  const files = {
    "/sys/class/drm/card0/device/vendor": "0x8086",
    "/sys/class/drm/card1/device/mem_info_vram_total": "17163091968\n",
    "/sys/class/drm/card1/device/mem_info_vram_used": "163091968\n",
    "/sys/class/drm/card1-DP-1/device/mem_info_vram_total": "17163091968\n",
    "/sys/class/drm/card2/device/mem_info_vram_total": "many\n",
  };
  expect((await factsOf(fake({ files })).facts(call)).gpus).toEqual([
    { name: "AMD", memoryBytes: 17_163_091_968, freeBytes: 17_000_000_000, isUnified: false },
  ]);
});

test("Apple Silicon shares its memory", async () => {
  const vmStat = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               10000.
Pages active:                            400000.
Pages inactive:                          200000.
Pages speculative:                         5000.
Pages throttled:                              0.
Pages purgeable:                           1000.
`;
  const source = fake({
    platform: "darwin",
    architecture: "arm64",
    totalMemory: () => 24 * GB,
    processor: () => ({ name: "Apple M4", cores: 10 }),
    prints: { "/usr/bin/vm_stat": vmStat },
  });
  expect(await factsOf(source).facts(call)).toMatchObject({
    memory: { totalBytes: 24 * GB, availableBytes: 216_000 * 16_384 },
    gpus: [{ name: "Apple M4", memoryBytes: 16 * GB, freeBytes: null, isUnified: true }],
  });
  expect(readVmStat("something else")).toBeNull();
  const large = fake({ platform: "darwin", architecture: "arm64", totalMemory: () => 64 * GB });
  expect(await factsOf(large).facts(call)).toMatchObject({
    memory: { availableBytes: null },
    gpus: [{ memoryBytes: 48 * GB }],
  });
  expect((await factsOf(fake({ platform: "darwin" })).facts(call)).gpus).toEqual([]);
});

test("a tool that prints something else, or no end of cards, does no harm", async () => {
  expect(readNvidiaList("NVIDIA-SMI has failed\n, ,\nx, 99999999999, 1\n")).toEqual([]);
  const many = "A\u0007card, 1, 1\n".repeat(100);
  const { gpus } = await factsOf(fake({ prints: { "nvidia-smi": many } })).facts(call);
  expect(gpus.length).toBe(16);
  expect(gpus[0]?.name).toBe("A card");
});

test("the system is asked again only after a few seconds", async () => {
  const source = fake({ prints: { "nvidia-smi": "" } });
  let now = 0;
  const machine = factsOf(source, () => now);
  await machine.facts(call);
  await machine.facts(call);
  expect(source.ran).toHaveLength(1);
  expect(source.ran[0]).toBe("nvidia-smi --query-gpu=name,memory.total,memory.free --format=csv,noheader,nounits");
  now = 6000;
  await machine.facts(call);
  expect(source.ran).toHaveLength(2);
});

test("the real machine answers too", async () => {
  const facts = await factsOf(thisMachine).facts(call);
  expect(machineFacts.parse(facts)).toEqual(facts);
  expect(facts.memory.availableBytes).toBeLessThanOrEqual(facts.memory.totalBytes);
});
