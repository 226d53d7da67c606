/** The app's log: JSON lines in the profile, redacted, rotated by size, for a bug report. A log that fails never stops the app. */
import { appendFile, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "#core/clock.ts";
import { describeError } from "#core/log/describe-error.ts";
import type { Redactor } from "#core/log/redact.ts";

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** What the core's parts write to. An event is a fixed name such as `hub.request`; what varies goes into the facts. */
export type Log = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, error: unknown, facts?: LogFacts): void;
};

export type LogOptions = {
  readonly folder: string;
  readonly redactor: Redactor;
  readonly clock: Clock;
  /** The size at which a file is rotated; the one before is kept, older ones are not. Default 5 MB. */
  readonly sizeBytesMax?: number;
};

const textLengthMax = 4000;
const linesWaitingMax = 2000;

/** Opens `hubdeck.log` in the folder (0700), itself 0600; the file before it is `hubdeck.1.log`. */
export function openLog(options: LogOptions): LogFile {
  return new LogFile(options);
}

export class LogFile implements Log {
  readonly #options: LogOptions;
  readonly #file: string;
  #lines: string[] = [];
  #sizeBytes: number | null = null;
  #writing: Promise<void> | null = null;
  #isClosed = false;

  /** Use `openLog`. */
  constructor(options: LogOptions) {
    this.#options = options;
    this.#file = join(options.folder, "hubdeck.log");
  }

  info(event: string, facts: LogFacts = {}): void {
    this.#add("info", event, facts);
  }

  warn(event: string, facts: LogFacts = {}): void {
    this.#add("warn", event, facts);
  }

  error(event: string, error: unknown, facts: LogFacts = {}): void {
    this.#add("error", event, { ...facts, error: describeError(error) });
  }

  /** Resolves when every line so far was written, or given up. */
  async flush(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  /** Writes what is waiting; lines that come later are dropped. */
  async close(): Promise<void> {
    await this.flush();
    this.#isClosed = true;
  }

  #add(level: string, event: string, facts: LogFacts): void {
    if (this.#isClosed) return;
    const clean: Record<string, unknown> = { time: new Date(this.#options.clock.now()).toISOString(), level, event };
    for (const [name, fact] of Object.entries(facts)) clean[name] = typeof fact === "string" ? this.#clean(fact) : fact;
    if (this.#lines.length < linesWaitingMax) this.#lines.push(`${JSON.stringify(clean)}\n`);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Redacts before it cuts, so that no half of a token is left at the cut. */
  #clean(text: string): string {
    return this.#options.redactor.redact(text.slice(0, 16 * textLengthMax)).slice(0, textLengthMax);
  }

  async #write(): Promise<void> {
    const { folder, sizeBytesMax = 5_000_000 } = this.#options;
    do {
      await Promise.resolve();
      const text = this.#lines.join("");
      this.#lines = [];
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        this.#sizeBytes ??= (await stat(this.#file).catch(() => null))?.size ?? 0;
        if (this.#sizeBytes > 0 && this.#sizeBytes + text.length > sizeBytesMax) {
          await rename(this.#file, join(folder, "hubdeck.1.log"));
          this.#sizeBytes = 0;
        }
        await appendFile(this.#file, text, { mode: 0o600 });
        this.#sizeBytes += Buffer.byteLength(text);
      } catch {
        // There is no better place to say that the log cannot be written; these lines are lost.
        this.#sizeBytes = null;
      }
    } while (this.#lines.length > 0);
  }
}
