/** Numbers and texts of a GGUF header, one after another. Fetches only what is looked at, and jumps over what is not. */
import { type ByteSource, Unreadable } from "#renderer/features/repo/preview/worker/byte-source.ts";

const pieceBytes = 524_288;
/** The longest text that is looked at: chat templates have tens of kilobytes. */
const textBytesMax = 1_048_576;

export class GgufReader {
  readonly #source: ByteSource;
  #view = new DataView(new ArrayBuffer(0));
  /** Where the view begins in the file. */
  #base = 0;
  #at = 0;
  isLittleEndian = true;
  /** Version 1 has counts of four bytes, the later ones of eight. */
  hasShortCounts = false;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** How many bytes there are behind this place. */
  get restBytes(): number {
    return this.#source.sizeBytes - this.#base - this.#at;
  }

  get place(): number {
    return this.#base + this.#at;
  }

  /** Makes sure that the next bytes are here; null where they are already, so that nothing waits for nothing. */
  need(count: number): Promise<void> | null {
    return this.#view.byteLength - this.#at >= count ? null : this.#load(count);
  }

  u8(): number {
    return this.#view.getUint8(this.#step(1));
  }
  u32(): number {
    return this.#view.getUint32(this.#step(4), this.isLittleEndian);
  }
  /** A count that is too large for anything real ends the reading. */
  count(): number {
    const value = this.hasShortCounts ? BigInt(this.u32()) : this.big("getBigUint64");
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Unreadable("The header has a count that no file can hold.");
    return Number(value);
  }
  big(kind: "getBigUint64" | "getBigInt64"): bigint {
    return this.#view[kind](this.#step(8), this.isLittleEndian);
  }
  number(kind: "getInt8" | "getUint16" | "getInt16" | "getInt32" | "getFloat32" | "getFloat64", bytes: number): number {
    return this.#view[kind](this.#step(bytes), this.isLittleEndian);
  }

  /** A text, or only its beginning where it is very long. */
  async text(): Promise<string> {
    await this.need(8);
    const length = this.count();
    this.#mustHold(length);
    const taken = Math.min(length, textBytesMax);
    await this.need(taken);
    const at = this.#step(taken);
    const text = new TextDecoder().decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, taken));
    this.skip(length - taken);
    return text;
  }

  /** Goes on behind the next `count` bytes without fetching them. */
  skip(count: number): void {
    this.#mustHold(count);
    this.#at += count;
  }

  /** Jumps over a text of which the length is here already. */
  skipText(): void {
    this.skip(this.count());
  }

  #mustHold(count: number): void {
    if (count > this.restBytes) throw new Unreadable("The header goes on behind the end of the file.");
  }

  #step(count: number): number {
    const at = this.#at;
    this.#at += count;
    return at;
  }

  async #load(count: number): Promise<void> {
    this.#mustHold(count);
    const start = this.place;
    const end = Math.min(this.#source.sizeBytes, start + Math.max(count, pieceBytes));
    const bytes = await this.#source.read(start, end);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#base = start;
    this.#at = 0;
  }
}
