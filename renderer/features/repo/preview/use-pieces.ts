/** A long list that comes in pieces as one scrolls: each piece is asked for once, when one of its items is nearly on screen. */
import { useCallback, useEffect, useRef, useState } from "react";

type Piece<Item> = {
  readonly items: readonly Item[];
  readonly known: number;
  readonly isEnd: boolean;
  readonly note: string | null;
};

export type Pieces<Item> = {
  /** Undefined while it is not here. */
  readonly at: (index: number) => Item | undefined;
  /** How many items there are, as far as one knows. */
  readonly known: number;
  readonly isEnd: boolean;
  readonly note: string | null;
  /** Asks for what is missing between these items. */
  readonly need: (from: number, to: number) => void;
};

const pieceLength = 200;

/** Begins anew whenever `read` changes: keep it the same while the list is the same. */
export function usePieces<Item>(read: (from: number, count: number) => Promise<Piece<Item>>): Pieces<Item> {
  const [facts, setFacts] = useState<Omit<Piece<Item>, "items">>({ known: 0, isEnd: false, note: null });
  const store = useRef({ read, pieces: new Map<number, readonly Item[]>(), asked: new Set<number>() });
  if (store.current.read !== read) store.current = { read, pieces: new Map(), asked: new Set() };

  const load = useCallback(
    (number: number) => {
      const mine = store.current;
      if (mine.asked.has(number)) return;
      mine.asked.add(number);
      read(number * pieceLength, pieceLength).then(
        ({ items, ...rest }) => {
          if (store.current !== mine) return;
          mine.pieces.set(number, items);
          // A piece that is not full grows with the next look.
          if (items.length < pieceLength && !rest.isEnd) mine.asked.delete(number);
          setFacts(rest);
        },
        (error: unknown) => {
          if (store.current !== mine) return;
          const note = error instanceof Error ? error.message : "The rest cannot be read.";
          setFacts((now) => ({ ...now, isEnd: true, note }));
        },
      );
    },
    [read],
  );
  useEffect(() => {
    setFacts({ known: 0, isEnd: false, note: null });
    load(0);
  }, [load]);

  const need = useCallback(
    (from: number, to: number) => {
      for (let number = Math.floor(from / pieceLength); number <= Math.floor(to / pieceLength); number += 1)
        load(number);
    },
    [load],
  );
  const at = (index: number) => store.current.pieces.get(Math.floor(index / pieceLength))?.[index % pieceLength];
  return { at, ...facts, need };
}
