/** A small file on its way: its bytes wait in memory until they are whole, then go to the disk at once, verified. Nothing is resumed. */
import type { BodySink } from "#core/downloads/transfer/receive-body.ts";

/** What is fetched in one go, in bytes. So many times this many files are under way at once is what small files need of memory. */
export const smallBytesMax = 1 << 20;

export class SmallPart implements BodySink {
  readonly sizeBytes: number;
  #bytes: Uint8Array<ArrayBuffer> | null = null;
  #offset = 0;

  constructor(sizeBytes: number) {
    this.sizeBytes = sizeBytes;
  }

  get offset(): number {
    return this.#offset;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.add(bytes);
  }

  /** Copies them; more than planned may not come. */
  add(bytes: Uint8Array): void {
    this.#bytes ??= new Uint8Array(this.sizeBytes);
    this.#bytes.set(bytes, this.#offset);
    this.#offset += bytes.length;
  }

  async restart(): Promise<void> {
    this.#offset = 0;
  }

  /** All bytes, in an array of their own that whoever takes it may give away. The part is empty then. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes ?? new Uint8Array(0);
    const isWhole = this.#offset === bytes.length;
    const taken = isWhole ? bytes : bytes.slice(0, this.#offset);
    this.#bytes = null;
    this.#offset = 0;
    return taken;
  }
}
