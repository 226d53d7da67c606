/**
 * The journal beside a part file: what the file is to become, the ETag its bytes came with, and which stretches were written
 * with which checksum. A line is a claim to check, never a fact: whoever opens the part file reads each stretch again and
 * believes it only if the checksum fits. So neither a torn line nor bytes that a power cut took can do harm.
 */
import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
// All of zod would be a third of what the transfer thread loads before it can begin.
import * as z from "zod/mini";
import { type ByteRange, ByteRanges } from "#core/downloads/transfer/worker/byte-ranges.ts";

export type JournalRecord = ByteRange & { readonly sum: string };

const journalHead = z.object({
  version: z.literal(1),
  blobId: z.string(),
  /** The Hub's URL of the file at its commit; no signed link. */
  source: z.string(),
  sizeBytes: z.number(),
  /** As the file server sent it; null before its first answer. */
  etag: z.nullable(z.string()),
});
export type JournalHead = Readonly<z.infer<typeof journalHead>>;

export type JournalContent = { readonly head: JournalHead; readonly records: readonly JournalRecord[] };

const recordLine = /^(\d{1,15}) (\d{1,15}) ([0-9a-f]{32})$/;
const journalBytesMax = 64 << 20;

/** What the journal says; null when there is none that can be read. Lines that are not whole are passed over. */
export function readJournal(path: string): JournalContent | null {
  let text: string;
  try {
    const stats = fs.lstatSync(path);
    if (!stats.isFile() || stats.size > journalBytesMax) return null;
    text = fs.readFileSync(path, "utf8");
  } catch {
    // Absent, or unreadable: then nothing of the part file is believed.
    return null;
  }
  const [first = "", ...lines] = text.split("\n");
  const head = journalHead.safeParse(parseJson(first));
  if (!head.success) return null;
  const records = lines.flatMap((line) => {
    const [, start, end, sum] = recordLine.exec(line) ?? [];
    if (sum === undefined || Number(start) >= Number(end) || Number(end) > head.data.sizeBytes) return [];
    return [{ start: Number(start), end: Number(end), sum }];
  });
  return { head: head.data, records };
}

/** Where the journal of a part file is: beside it, with the same ending, so that both are found and removed together. */
export function journalPathOf(partPath: string): string {
  return join(dirname(partPath), `journal.${basename(partPath)}`);
}

/**
 * How much of a part file its journal tells of; the file itself has its full length from the start. Nothing was checked: for
 * a bar to begin with.
 */
export function recordedBytes(partPath: string): number {
  return new ByteRanges(readJournal(journalPathOf(partPath))?.records).totalBytes;
}

/** An open journal. */
export class Journal {
  readonly #path: string;
  #fd: number | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** Writes the journal anew, in one step. */
  replace(head: JournalHead, records: readonly JournalRecord[]): void {
    this.close();
    const spare = join(dirname(this.#path), `new.${basename(this.#path)}`);
    fs.rmSync(spare, { force: true });
    // `wx`: a link planted under this name must not lead the write elsewhere.
    const fd = fs.openSync(spare, "wx", 0o600);
    try {
      fs.writeSync(fd, `${JSON.stringify(head)}\n${records.map(lineOf).join("")}`);
      fs.fdatasyncSync(fd);
      fs.renameSync(spare, this.#path);
    } catch (error) {
      fs.closeSync(fd);
      throw error;
    }
    this.#fd = fd;
  }

  /** Adds a stretch. `replace` comes first. */
  append(record: JournalRecord): void {
    // Written at the position of the descriptor, which is the end.
    if (this.#fd !== null) fs.writeSync(this.#fd, lineOf(record));
  }

  /** The open file, for syncing; null before the first `replace`. */
  get fd(): number | null {
    return this.#fd;
  }

  close(): void {
    if (this.#fd !== null) fs.closeSync(this.#fd);
    this.#fd = null;
  }

  remove(): void {
    this.close();
    fs.rmSync(this.#path, { force: true });
  }
}

function lineOf({ start, end, sum }: JournalRecord): string {
  return `${start} ${end} ${sum}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
