/** Says the new place to a screen reader after each move; sighted people see it. */
import { VisuallyHidden } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";

export function PlaceAnnouncer() {
  const { pathname } = useLocation();
  const [words, setWords] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is read after each change of place
  useEffect(() => {
    // The screen names the document in an effect of its own, and may be loaded first.
    const timer = setTimeout(() => setWords(document.title), 300);
    return () => clearTimeout(timer);
  }, [pathname]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}
