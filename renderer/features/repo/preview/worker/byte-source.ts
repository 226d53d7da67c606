/** The bytes of one file as a parser sees them: stretches on demand, with a limit on all that is fetched. Never holds the whole file. */

/** What is in the file cannot be shown; the message is a sentence for a person. */
export class Unreadable extends Error {}
/** The bytes did not come; whoever fetches them knows why. */
export class Unread extends Error {}

/** Answers the bytes `start` to `end` (excluded), or fewer where the file ends. */
export type ReadRange = (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;

const readBytesMax = 8_388_608;
const headBytes = 65_536;
const budgetBytes = 100_663_296;

export class ByteSource {
  readonly sizeBytes: number;
  readonly #readRange: ReadRange;
  #head: Uint8Array<ArrayBuffer> | null = null;
  #fetched = 0;

  constructor(sizeBytes: number, readRange: ReadRange) {
    this.sizeBytes = sizeBytes;
    this.#readRange = readRange;
  }

  /** The first bytes of the file; fetched once. */
  async head(): Promise<Uint8Array<ArrayBuffer>> {
    this.#head ??= await this.#load(0, Math.min(headBytes, this.sizeBytes));
    return this.#head;
  }

  /** Exactly the bytes `start` to `end`. Throws Unreadable behind the file's end, and where too much has been fetched already. */
  async read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!(start >= 0 && end >= start && end <= this.sizeBytes)) {
      throw new Unreadable("The file names a place behind its own end.");
    }
    const head = this.#head;
    if (head !== null && end <= head.length) return head.subarray(start, end);
    const known = head !== null && start < head.length ? head.subarray(start) : new Uint8Array();
    const rest = await this.#load(start + known.length, end);
    if (known.length === 0) return rest;
    const joined = new Uint8Array(end - start);
    joined.set(known);
    joined.set(rest, known.length);
    return joined;
  }

  /** The whole file; Unreadable where it is larger than `bytesMax`. */
  async all(bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.sizeBytes > bytesMax) throw new Unreadable("The file is too large to be read as a whole.");
    return await this.read(0, this.sizeBytes);
  }

  async #load(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    this.#fetched += end - start;
    if (this.#fetched > budgetBytes)
      throw new Unreadable("More of the file would have to be fetched than a preview should.");
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end; at += readBytesMax) {
      const to = Math.min(at + readBytesMax, end);
      const part = await this.#readRange(at, to);
      if (part.length !== to - at) throw new Unreadable("The file is shorter than the Hub's list says.");
      bytes.set(part, at - start);
    }
    return bytes;
  }
}
