/** Does what a palette entry stands for. */
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import type { PaletteEntry } from "#renderer/app/palette/palette-entries.ts";
import { useOpenRepoText } from "#renderer/ui/open-repo-text.ts";
import { listAddress } from "#renderer/ui/repo-kinds.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { type RepoRef, splitRepoId } from "#shared/model/repo-id.ts";

export function useRunEntry(): (entry: PaletteEntry) => void {
  const navigate = useNavigate();
  const { history } = useRouter();
  const openNamed = useOpenRepoText();
  return useCallback(
    (entry) => {
      const openRepo = ({ kind, id }: RepoRef) =>
        void navigate({ to: "/repo/$kind/$owner/$name", params: { kind, ...splitRepoId(id) } });
      switch (entry.type) {
        case "search":
          history.push(listAddress(entry.kind, String(new URLSearchParams({ q: entry.query }))));
          return;
        case "named":
          openNamed(entry.repo);
          return;
        case "found":
          openRepo(entry.repo);
          return;
        case "owner":
          history.push(listAddress("model", String(new URLSearchParams({ author: entry.owner.name }))));
          return;
        case "saved": {
          const { entry: saved } = entry;
          if (saved.type === "search") history.push(listAddress(saved.kind, saved.query));
          else openRepo(saved.repo);
          return;
        }
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
    [navigate, history, openNamed],
  );
}
