/**
 * Answers on disk for the time when nobody can be asked: one small file each (0600), a folder for each account, bounded in
 * age, size and number. Never fails its caller: an answer that cannot be written or read is one that is not there. Holds no secret.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Clock } from "#core/clock.ts";
import { errorCode } from "#core/store/disk-problem.ts";
import { writeAtomically } from "#core/store/write-atomically.ts";

export type AnswerStoreOptions = {
  readonly folder: string;
  readonly clock: Clock;
  /** Told what could not be done, by the system's code. */
  onTrouble(code: string): void;
  /** All files together. Default 64 MB. */
  readonly bytesMax?: number;
  /** Default 30 days. */
  readonly ageMaxMs?: number;
};

export type KeptAnswer = { readonly at: number; readonly value: unknown };

const answerBytesMax = 1_000_000;
/** More changes than this that wait for the disk are not worth keeping. */
const waitingMax = 200;
const changesBetweenTidying = 200;
const fileContent = z.strictObject({ version: z.literal(1), at: z.int().nonnegative(), value: z.unknown() });

export class AnswerStore {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #onTrouble: AnswerStoreOptions["onTrouble"];
  readonly #bytesMax: number;
  readonly #ageMaxMs: number;
  #work: Promise<void> = Promise.resolve();
  #waitingCount = 0;
  #changesUntilTidying = 0;

  constructor({ folder, clock, onTrouble, bytesMax = 64_000_000, ageMaxMs = 30 * 86_400_000 }: AnswerStoreOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#onTrouble = onTrouble;
    this.#bytesMax = bytesMax;
    this.#ageMaxMs = ageMaxMs;
  }

  /** The last answer that was kept, or null. */
  async read(owner: string, key: string): Promise<KeptAnswer | null> {
    await this.flush();
    try {
      const { at, value } = fileContent.parse(JSON.parse(await readFile(this.#file(owner, key), "utf8")));
      return this.#clock.now() - at > this.#ageMaxMs ? null : { at, value };
    } catch (error) {
      if (errorCode(error) !== "ENOENT") this.#onTrouble(errorCode(error));
      return null;
    }
  }

  /** Keeps an answer; the writing goes on after this has returned. */
  keep(owner: string, key: string, value: unknown): void {
    const at = this.#clock.now();
    this.#later(async () => {
      const text = JSON.stringify({ version: 1, at, value });
      if (Buffer.byteLength(text) > answerBytesMax) return;
      await writeAtomically(this.#file(owner, key), text);
      if (this.#changesUntilTidying > 0) this.#changesUntilTidying -= 1;
      else await this.#tidy();
    });
  }

  forget(owner: string, key: string): void {
    this.#later(() => rm(this.#file(owner, key), { force: true }));
  }

  /** Forgets everything of an account, at once. */
  async forgetOwner(owner: string): Promise<void> {
    await this.flush();
    await rm(join(this.#folder, nameOf(owner)), { recursive: true, force: true }).catch((error: unknown) =>
      this.#onTrouble(errorCode(error)),
    );
  }

  /** Resolves when what was asked so far is done. */
  async flush(): Promise<void> {
    await this.#work;
  }

  #file(owner: string, key: string): string {
    return join(this.#folder, nameOf(owner), `${nameOf(key)}.json`);
  }

  #later(change: () => Promise<void>): void {
    if (this.#waitingCount >= waitingMax) return;
    this.#waitingCount += 1;
    this.#work = this.#work.then(async () => {
      try {
        await change();
      } catch (error) {
        this.#onTrouble(errorCode(error));
      } finally {
        this.#waitingCount -= 1;
      }
    });
  }

  /** Removes what is too old, then the oldest until the rest fits. */
  async #tidy(): Promise<void> {
    this.#changesUntilTidying = changesBetweenTidying;
    const files: { readonly path: string; readonly at: number; readonly sizeBytes: number }[] = [];
    for (const owner of await readdir(this.#folder)) {
      for (const name of await readdir(join(this.#folder, owner))) {
        const path = join(this.#folder, owner, name);
        const { mtimeMs, size } = await stat(path);
        files.push({ path, at: mtimeMs, sizeBytes: size });
      }
    }
    files.sort((a, b) => b.at - a.at);
    let sum = 0;
    for (const { path, at, sizeBytes } of files) {
      sum += sizeBytes;
      if (sum > this.#bytesMax || this.#clock.now() - at > this.#ageMaxMs) await rm(path, { force: true });
    }
  }
}

/** Nothing of an account, an address or a search is in a file's name. */
function nameOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 40);
}
