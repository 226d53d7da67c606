/** A card as the worker parses it, section by section. */
import { startTransition, useEffect, useRef, useState } from "react";
import type { CardText } from "#renderer/ui/markdown/worker/messages.ts";
import { type CardParse, type CardState, parseInWorker } from "#renderer/ui/markdown/worker/parse-in-worker.ts";

const nothingYet: CardState = { frontMatter: null, sections: [] };

export type ParsedCard = CardState & {
  /** Says that a section is nearly on screen. */
  readonly need: (index: number) => void;
};

/** Give the same `card` while its texts are the same: each new one is parsed anew. */
export function useParsedCard(card: CardText): ParsedCard {
  const [state, setState] = useState(nothingYet);
  const parse = useRef<CardParse | null>(null);
  useEffect(() => {
    setState(nothingYet);
    // Each section changes a long page, so React may pause between its parts for keys and scrolling.
    parse.current = parseInWorker(card, (next) => startTransition(() => setState(next)));
    return () => parse.current?.close();
  }, [card]);
  const [need] = useState(() => (index: number) => parse.current?.need(index));
  return { ...state, need };
}
