/** Where the machine's facts come from. Comes into the core from outside, so that a test decides what machine it is. */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { promisify } from "node:util";

export type MachineSource = {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  /** The memory there is, within the limits that this process is held to. */
  totalMemory(): number;
  /** The memory that a program could have now. */
  availableMemory(): number;
  processor(): { readonly name: string | null; readonly cores: number };
  /** What a program prints. Rejects when it is not there, fails, or takes longer than `timeoutMs`. */
  run(
    program: string,
    args: readonly string[],
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<string>;
  /** A small file of the system; null where there is none. */
  read(path: string): Promise<string | null>;
  /** The names in a folder of the system; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
};

/** The machine that this process runs on. */
export const thisMachine: MachineSource = {
  platform: process.platform,
  architecture: process.arch,
  totalMemory() {
    // Zero or more than there is: no limit.
    const limit = process.constrainedMemory();
    const all = totalmem();
    return limit > 0 && limit < all ? limit : all;
  },
  availableMemory: () => process.availableMemory(),
  processor: () => ({ name: cpus()[0]?.model.trim() || null, cores: availableParallelism() }),
  async run(program, args, { timeoutMs, signal }) {
    const options = { timeout: timeoutMs, signal, maxBuffer: 1_000_000, windowsHide: true, shell: false };
    const { stdout } = await promisify(execFile)(program, args, options);
    return stdout;
  },
  read: (path) => readFile(path, "utf8").catch(() => null),
  list: (path) => readdir(path).catch(() => []),
};
