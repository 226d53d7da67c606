/** Keeps what a list shows now, filters and order and all, or forgets it again; also an action of the palette. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBookmark, IconBookmarkFilled } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { api } from "#renderer/api/client.ts";
import { useSaved } from "#renderer/api/use-saved.ts";
import { removeEntries } from "#renderer/features/saved/saved-actions.tsx";
import { searchWords } from "#renderer/features/saved/saved-words.ts";
import { type Action, useActions } from "#renderer/ui/actions.ts";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

/** `query` is what the list's address has after the `?`. */
type SaveSearchProps = { readonly kind: RepoKind; readonly query: string };

const noActions: readonly Action[] = [];

export function SaveSearch({ kind, query }: SaveSearchProps) {
  const entries = useSaved().value;
  const saved = entries?.find((entry) => entry.type === "search" && entry.kind === kind && entry.query === query);
  const name = searchWords(query).slice(0, 120);
  const toggle = useCallback(() => {
    if (saved !== undefined) {
      removeEntries([saved], "This search is no longer saved");
      return;
    }
    api.saved
      .keepSearch({ kind, name, query })
      .then(
        () => notifications.show({ title: "Saved this search", message: `“${name}” is in Saved now.` }),
        showProblem,
      );
  }, [saved, kind, name, query]);
  const label = saved === undefined ? "Save this search" : "Forget this search";
  const isWorthIt = query !== "" && query.length <= 1500;
  const actions = useMemo(
    () =>
      isWorthIt
        ? [{ id: "search.save", label, hint: name, icon: IconBookmark, keywords: "keep", run: toggle }]
        : noActions,
    [isWorthIt, label, name, toggle],
  );
  useActions(actions);
  if (!isWorthIt) return null;
  const SaveIcon = saved === undefined ? IconBookmark : IconBookmarkFilled;
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={24}
        aria-label="Save this search"
        aria-pressed={saved !== undefined}
        disabled={entries === undefined}
        onClick={toggle}
      >
        <SaveIcon size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
