/** A small file on its way: its bytes wait in memory until they are whole, then go to the disk at once, verified. Nothing is resumed. */
import type { BodySink } from "#core/downloads/transfer/receive-body.ts";

/** What is fetched in one go, in bytes. So many times this many files are under way at once is what small files need of memory. */
export const smallBytesMax = 1 << 20;

export class SmallPart implements BodySink {
  readonly sizeBytes: number;
  #chunks: Uint8Array[] = [];
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

  add(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#offset += bytes.length;
  }

  async restart(): Promise<void> {
    this.#chunks = [];
    this.#offset = 0;
  }

  /** All bytes, in an array of their own. */
  take(): Uint8Array {
    const bytes = new Uint8Array(this.#offset);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}
