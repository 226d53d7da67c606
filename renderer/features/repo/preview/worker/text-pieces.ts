/** A file's text piece by piece, each ending at the end of a line where lines are not too long. Wrong bytes become replacement marks. */
import type { ByteSource } from "#renderer/features/repo/preview/worker/byte-source.ts";
import { encodingOf } from "#renderer/features/repo/preview/worker/file-kind.ts";

const pieceBytes = 262_144;

export class TextPieces {
  readonly #source: ByteSource;
  readonly #lineLengthMax: number;
  #decoder: TextDecoder | null = null;
  #at = 0;
  #rest = "";

  constructor(source: ByteSource, lineLengthMax: number) {
    this.#source = source;
    this.#lineLengthMax = lineLengthMax;
  }

  get isEnd(): boolean {
    return this.#at >= this.#source.sizeBytes && this.#rest === "";
  }

  /** How far the file has been read. */
  get readBytes(): number {
    return this.#at;
  }

  /** The next piece; empty at the end. A line longer than the limit is broken. */
  async next(): Promise<string> {
    for (;;) {
      const text = this.#rest;
      const isLast = this.#at >= this.#source.sizeBytes;
      const end = isLast ? text.length : text.lastIndexOf("\n") + 1;
      if (end > 0 || isLast) {
        this.#rest = text.slice(end);
        return text.slice(0, end);
      }
      if (text.length > this.#lineLengthMax) {
        this.#rest = "";
        return text;
      }
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const head = await this.#source.head();
    this.#decoder ??= new TextDecoder(encodingOf(head));
    const end = Math.min(this.#source.sizeBytes, this.#at === 0 ? Math.max(head.length, 1) : this.#at + pieceBytes);
    const bytes = await this.#source.read(this.#at, end);
    this.#at = end;
    this.#rest += this.#decoder.decode(bytes, { stream: end < this.#source.sizeBytes });
  }
}
