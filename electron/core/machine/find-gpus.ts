/**
 * The graphics cards and their memory, as far as the system tells without a shell or a library: NVIDIA by its own tool, AMD by
 * what Linux's driver shows, Apple Silicon by its rule for shared memory. A card that cannot be asked is left out.
 */
import type { MachineSource } from "#core/machine/machine-source.ts";
import type { MachineFacts } from "#shared/contract/machine.ts";

type Gpu = MachineFacts["gpus"][number];

const gpusMax = 16;
/** A driver that is just waking up takes a second; one that hangs must not hold us. */
const toolTimeoutMs = 3000;
const mebibyte = 1_048_576;
const smallMacBytes = 36 * 1024 * mebibyte;

/** Never rejects but for the signal. */
export async function findGpus(source: MachineSource, signal: AbortSignal): Promise<Gpu[]> {
  if (source.platform === "darwin") return source.architecture === "arm64" ? [appleGpu(source)] : [];
  const [nvidia, amd] = await Promise.all([nvidiaGpus(source, signal), amdGpus(source)]);
  signal.throwIfAborted();
  return [...nvidia, ...amd].slice(0, gpusMax);
}

/** The system lets the graphics part of the chip use two thirds of the memory, and three quarters of it from 36 GB on. */
function appleGpu(source: MachineSource): Gpu {
  const total = source.totalMemory();
  const share = total >= smallMacBytes ? 3 / 4 : 2 / 3;
  const name = nameOf(source.processor().name ?? "", "Apple Silicon");
  return { name, memoryBytes: Math.floor(total * share), freeBytes: null, isUnified: true };
}

async function nvidiaGpus(source: MachineSource, signal: AbortSignal): Promise<Gpu[]> {
  const program = source.platform === "win32" ? "C:\\Windows\\System32\\nvidia-smi.exe" : "nvidia-smi";
  const args = ["--query-gpu=name,memory.total,memory.free", "--format=csv,noheader,nounits"];
  try {
    return readNvidiaList(await source.run(program, args, { timeoutMs: toolTimeoutMs, signal }));
  } catch {
    // No such tool: no such card, or no driver for it. What Linux's own list knows has a name at least.
    return await nvidiaNames(source);
  }
}

/** Lines such as `NVIDIA GeForce RTX 4070, 12282, 11290`, the numbers in MiB; a line of another kind is left out. */
export function readNvidiaList(text: string): Gpu[] {
  return text.split("\n").flatMap((line): Gpu[] => {
    const found = /^(.*), *(\d{1,9}|\[[^\]]*\]) *, *(\d{1,9}|\[[^\]]*\])\s*$/.exec(line);
    if (found === null) return [];
    const [, name = "", total = "", free = ""] = found;
    return [
      { name: nameOf(name, "NVIDIA"), memoryBytes: mebibytes(total), freeBytes: mebibytes(free), isUnified: false },
    ];
  });
}

async function nvidiaNames(source: MachineSource): Promise<Gpu[]> {
  const folder = "/proc/driver/nvidia/gpus";
  const cards = (await source.list(folder)).slice(0, gpusMax);
  const texts = await Promise.all(cards.map((card) => source.read(`${folder}/${card}/information`)));
  return texts.flatMap((text): Gpu[] => {
    const model = /^Model:[ \t]*(.+)$/m.exec(text ?? "")?.[1];
    if (model === undefined) return [];
    return [{ name: nameOf(model, "NVIDIA"), memoryBytes: null, freeBytes: null, isUnified: false }];
  });
}

/** What the amdgpu driver shows of each card's own memory. */
async function amdGpus(source: MachineSource): Promise<Gpu[]> {
  const folder = "/sys/class/drm";
  const cards = (await source.list(folder)).filter((name) => /^card\d{1,3}$/.test(name)).slice(0, gpusMax);
  const gpus = await Promise.all(
    cards.map(async (card): Promise<Gpu | null> => {
      const read = async (name: string) => await source.read(`${folder}/${card}/device/${name}`);
      const total = bytesIn(await read("mem_info_vram_total"));
      if (total === null) return null;
      const used = bytesIn(await read("mem_info_vram_used"));
      const freeBytes = used === null ? null : Math.max(0, total - used);
      return {
        name: nameOf((await read("product_name")) ?? "", "AMD"),
        memoryBytes: total,
        freeBytes,
        isUnified: false,
      };
    }),
  );
  return gpus.filter((gpu) => gpu !== null);
}

function bytesIn(text: string | null): number | null {
  const digits = /^\s*(\d{1,15})\s*$/.exec(text ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

function mebibytes(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) * mebibyte : null;
}

function nameOf(text: string, fallback: string): string {
  const name = text
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 200);
  return name === "" ? fallback : name;
}
