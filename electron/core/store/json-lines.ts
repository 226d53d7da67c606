/**
 * The store for things that grow: a map on disk as append-only JSON lines, rewritten as a snapshot when it has grown too long.
 * Never loses a value that was flushed, never overwrites a file that it could not read, and holds no secret.
 */
import { copyFileSync, readFileSync, renameSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import type * as z from "zod";
import type { Clock } from "#core/clock.ts";
import { ProblemError } from "#core/problem-error.ts";
import { diskProblem, errorCode } from "#core/store/disk-problem.ts";
import { type JsonLinesText, readJsonLines } from "#core/store/read-json-lines.ts";
import { writeAtomically } from "#core/store/write-atomically.ts";

/** Something about a file of ours that the person should know; becomes a notice of the app. */
export type StoreNotice = { readonly what: string; readonly why: string };

export type JsonLinesOptions<Value> = {
  readonly file: string;
  /** A value that does not pass is left out, and its file kept aside. */
  readonly schema: z.ZodType<Value>;
  /** The format's version; a file of a newer one is set aside, an older one must still pass the schema. */
  readonly version: number;
  readonly clock: Clock;
  onBroken(notice: StoreNotice): void;
};

/** Dead lines that are carried along before the file is rewritten. */
const deadLinesMax = 500;

/** Opens the store; reads the file, if there is one, before it returns. Never throws: what is wrong goes to `onBroken`. */
export function openJsonLines<Value>(options: JsonLinesOptions<Value>): JsonLines<Value> {
  const { file, schema, version, clock, onBroken } = options;
  const aside = (kind: string) => `${file}.${kind}-${clock.now()}`;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return new JsonLines(options, null, true);
    onBroken({ what: `Could not read ${file}`, why: `${diskProblem(error, file).why} Nothing is written to it.` });
    return new JsonLines(options, null, false);
  }
  const read = readJsonLines(text, schema);
  const isNewer = read.version !== null && read.version > version;
  const isWhole = read.brokenCount === 0 && read.version !== null;
  if (!isNewer && (isWhole || text === "")) return new JsonLines(options, read, true);
  const name = aside(isNewer ? "newer" : "broken");
  try {
    if (isNewer) renameSync(file, name);
    else copyFileSync(file, name);
  } catch (error) {
    onBroken({ what: `Could not set ${file} aside`, why: `${diskProblem(error, file).why} Nothing is written to it.` });
    return new JsonLines(options, isNewer ? null : read, false);
  }
  onBroken(
    isNewer
      ? { what: "A file of a newer Hubdeck was set aside", why: `This version cannot read it. It is kept as ${name}.` }
      : {
          what: read.isTorn ? "The last entry of a file was cut off" : "A file had entries that cannot be read",
          why: `${read.values.size} entries were kept, ${read.brokenCount} left out. The file as it was is kept as ${name}.`,
        },
  );
  return new JsonLines(options, isNewer ? null : read, true);
}

/** The map; changes are visible at once and reach the disk in the order they were made. */
export class JsonLines<Value> {
  readonly #options: JsonLinesOptions<Value>;
  readonly #values: Map<string, Value>;
  #isWritable: boolean;
  #lineCount: number;
  #pending: string[] = [];
  #needsSnapshot: boolean;
  #writing: Promise<void> | null = null;
  #failure: unknown = null;

  /** Use `openJsonLines`. */
  constructor(options: JsonLinesOptions<Value>, read: JsonLinesText<Value> | null, isWritable: boolean) {
    this.#options = options;
    this.#values = read?.values ?? new Map();
    this.#lineCount = read?.lineCount ?? 0;
    this.#isWritable = isWritable;
    // Without a good header, or with a torn tail, an appended line would be lost: begin with a new file.
    this.#needsSnapshot = read === null || read.version === null || read.brokenCount > 0;
  }

  all(): ReadonlyMap<string, Value> {
    return this.#values;
  }

  put(id: string, value: Value): void {
    this.#values.set(id, value);
    this.#append(JSON.stringify({ id, value }));
  }

  remove(id: string): void {
    if (this.#values.delete(id)) this.#append(JSON.stringify({ id, removed: true }));
  }

  /** Resolves when everything so far is on the disk; throws ProblemError (DISK, DISK_FULL) when it cannot be written. */
  async flush(): Promise<void> {
    if (this.#failure !== null && this.#writing === null) this.#startWriting();
    while (this.#writing !== null) await this.#writing;
    if (this.#failure !== null)
      throw new ProblemError(diskProblem(this.#failure, this.#options.file), { cause: this.#failure });
  }

  /** Flushes; a failure is reported, not thrown. Later changes stay in memory. */
  async close(): Promise<void> {
    // First, so that a change made while the last write ends starts no write of its own after this has resolved.
    this.#isWritable = false;
    await this.flush().catch(() => undefined);
  }

  #append(line: string): void {
    this.#pending.push(`${line}\n`);
    if (this.#isWritable && this.#writing === null) this.#startWriting();
  }

  #startWriting(): void {
    this.#writing = this.#write();
  }

  async #write(): Promise<void> {
    const { file, version } = this.#options;
    do {
      // One turn later, so that changes of the same moment become one write.
      await Promise.resolve();
      const lines = this.#pending;
      this.#pending = [];
      try {
        if (this.#needsSnapshot || this.#lineCount + lines.length > 2 * this.#values.size + deadLinesMax) {
          const entries = [...this.#values].map(([id, value]) => `${JSON.stringify({ id, value })}\n`);
          this.#needsSnapshot = true;
          await writeAtomically(file, `${JSON.stringify({ version })}\n${entries.join("")}`);
          this.#needsSnapshot = false;
          this.#lineCount = entries.length + 1;
        } else {
          this.#lineCount += lines.length;
          await appendFile(file, lines.join(""), { mode: 0o600, flush: true });
        }
        this.#failure = null;
      } catch (error) {
        // What an append left behind is unknown, and the next write may have room again: it writes the whole map.
        this.#needsSnapshot = true;
        if (this.#failure === null) {
          const { what, why } = diskProblem(error, file);
          this.#options.onBroken({ what, why: `${why} Changes are kept until the app quits.` });
        }
        this.#failure = error;
      }
    } while (this.#pending.length > 0 && this.#failure === null);
    // In the same turn as the look at what is pending, or a change made in between would wait for the next one.
    this.#writing = null;
  }
}
