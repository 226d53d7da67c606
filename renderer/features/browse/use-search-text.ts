/** What is typed in the search field, and when it becomes the search: after a short rest, or at once with Enter. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";

const restMs = 250;

type SearchText = {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Searches for what is typed now, without the rest. */
  readonly settle: () => void;
  /** A new visit of the field: its first search is a step of its own in the history, the later ones replace it. */
  readonly begin: () => void;
};

/** `query` is what the address has; `onSettle` puts another one there, unless what is typed is no search at all. */
export function useSearchText(
  query: string,
  onSettle: (query: string, how: { readonly isNewStep: boolean }) => void,
  { isSearch }: { readonly isSearch: (text: string) => boolean },
): SearchText {
  const [text, setText] = useState(query);
  const sent = useRef(query);
  const isNewStep = useRef(true);
  const send = useDebouncedCallback((next: string) => {
    if (next === sent.current) return;
    sent.current = next;
    onSettle(next, { isNewStep: isNewStep.current });
    isNewStep.current = false;
  }, restMs);

  // Back, forward and a search from the palette win over what is typed.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setText(query);
  }, [query]);

  return {
    text,
    type: (next) => {
      setText(next);
      if (isSearch(next)) send(next.trim());
      else send.cancel();
    },
    settle: () => send.flush(),
    begin: () => {
      isNewStep.current = true;
    },
  };
}
