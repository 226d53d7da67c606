/** Pictures of cards that were read whole, in memory, so that going back fetches nothing again. Bounded; forgotten when the app quits. */

export type KeptPicture = { readonly contentType: string; readonly bytes: Uint8Array };

const totalBytesMax = 64_000_000;
const pictureBytesMax = 8_000_000;

export class PictureCache {
  /** The longest unused first. */
  readonly #pictures = new Map<string, KeptPicture>();
  #totalBytes = 0;

  get(key: string): KeptPicture | null {
    const kept = this.#pictures.get(key);
    if (kept === undefined) return null;
    this.#pictures.delete(key);
    this.#pictures.set(key, kept);
    return kept;
  }

  /** Passes chunks on; once the last one is through, the picture is kept. */
  async *keep(key: string, contentType: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length <= pictureBytesMax) parts.push(chunk);
      else parts.length = 0;
      yield chunk;
    }
    if (length <= pictureBytesMax) this.#put(key, { contentType, bytes: Buffer.concat(parts) });
  }

  #put(key: string, picture: KeptPicture): void {
    this.#totalBytes += picture.bytes.length - (this.#pictures.get(key)?.bytes.length ?? 0);
    this.#pictures.delete(key);
    this.#pictures.set(key, picture);
    for (const [oldest, { bytes }] of this.#pictures) {
      if (this.#totalBytes <= totalBytesMax) break;
      this.#pictures.delete(oldest);
      this.#totalBytes -= bytes.length;
    }
  }
}
