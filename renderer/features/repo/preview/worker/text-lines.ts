/** The lines of a text, read as far as someone has scrolled. */
import type { LinesAnswer, TextLine, Token } from "#renderer/features/repo/preview/preview-model.ts";
import type { Highlighter } from "#renderer/features/repo/preview/worker/highlight.ts";

export type LineSource = { lines(from: number, count: number): Promise<LinesAnswer> };

/** Where the text comes from: TextPieces, or a text that is there already. */
export type Pieces = { readonly isEnd: boolean; next(): Promise<string> };

/** A longer line goes on in the next row, so that no row is too much to draw. */
const rowLengthMax = 2000;
const textLengthMax = 16_777_216;
/** Each line costs memory of its own, however short it is. */
const rowsMax = 300_000;

export function textLines(pieces: Pieces, highlight: Highlighter): LineSource {
  const known: TextLine[] = [];
  let number = 0;
  let length = 0;
  let isInLine = false;
  let turn: Promise<unknown> = Promise.resolve();
  const isFull = () => length > textLengthMax || known.length > rowsMax;

  async function more(): Promise<void> {
    const text = await pieces.next();
    length += text.length;
    const isBroken = text !== "" && !text.endsWith("\n");
    const lines = highlight(isBroken ? text : text.slice(0, -1));
    if (text === "") return;
    for (const line of lines) {
      if (!isInLine) number += 1;
      for (const [index, tokens] of rowsOf(line).entries()) {
        known.push({ number: index === 0 && !isInLine ? number : null, tokens });
      }
      isInLine = false;
    }
    isInLine = isBroken;
  }

  async function lines(from: number, count: number): Promise<LinesAnswer> {
    while (known.length < from + count && !pieces.isEnd && !isFull()) await more();
    return {
      lines: known.slice(from, from + count),
      known: known.length,
      isEnd: pieces.isEnd || isFull(),
      note:
        isFull() && !pieces.isEnd ? "Only the beginning is shown: the text is longer than a preview should be." : null,
    };
  }
  return {
    lines(from, count) {
      const answer = turn.then(() => lines(from, count));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

/** The pieces of a text that is in memory. */
export function piecesOf(text: string): Pieces {
  const pieceLength = 262_144;
  let at = 0;
  return {
    get isEnd() {
      return at >= text.length;
    },
    async next() {
      let end = Math.min(at + pieceLength, text.length);
      const lineEnd = text.indexOf("\n", end);
      if (end < text.length && lineEnd !== -1 && lineEnd - end < pieceLength) end = lineEnd + 1;
      const piece = text.slice(at, end);
      at = end;
      return piece;
    },
  };
}

function rowsOf(line: readonly Token[]): Token[][] {
  const rows: Token[][] = [[]];
  let length = 0;
  for (const [kind, text] of line) {
    for (let at = 0; at < text.length; ) {
      if (length === rowLengthMax) {
        rows.push([]);
        length = 0;
      }
      const part = text.slice(at, at + rowLengthMax - length).replace(/\r$/, "");
      rows.at(-1)?.push([kind, part]);
      length += Math.min(rowLengthMax - length, text.length - at);
      at += Math.max(part.length, 1);
    }
  }
  return rows;
}
