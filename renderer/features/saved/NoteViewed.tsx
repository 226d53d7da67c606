/** Notes that the shown repo was looked at: a page at once, the pane beside a list when one has rested on it. Shows nothing. */
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { api } from "#renderer/api/client.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";

/** Walking a list by keys passes by repos that nobody looks at. */
const restMs = 700;

type NoteViewedProps = { readonly info: Pick<RepoInfo, "repo" | "isPrivate"> };

export function NoteViewed({ info: { repo, isPrivate } }: NoteViewedProps) {
  const { kind, id } = repo;
  const isPage = useLocation({ select: ({ pathname }) => pathname.startsWith("/repo/") });
  useEffect(() => {
    const timer = setTimeout(
      () => {
        api.saved.noteViewed({ repo: { kind, id }, isPrivate }).catch(showProblem);
      },
      isPage ? 0 : restMs,
    );
    return () => clearTimeout(timer);
  }, [kind, id, isPrivate, isPage]);
  return null;
}
