/** Does what a palette entry stands for. */
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import type { PaletteEntry } from "#renderer/app/palette/palette-entries.ts";
import { useOpenRepoText } from "#renderer/ui/open-repo-text.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export function useRunEntry(): (entry: PaletteEntry) => void {
  const navigate = useNavigate();
  const openRepo = useOpenRepoText();
  return useCallback(
    (entry) => {
      switch (entry.type) {
        case "search":
          void navigate({ to: "/models", search: { q: entry.query } });
          return;
        case "repo":
          openRepo(entry.repo);
          return;
        case "place":
          void navigate({ to: entry.place.to });
          return;
        case "action":
          entry.action.run();
          return;
        default:
          assertNever(entry);
      }
    },
    [navigate, openRepo],
  );
}
