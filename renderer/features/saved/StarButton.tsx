/** Makes the shown repo a favourite, or no longer one; also by the key `s` and from the palette. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { useFavourite } from "#renderer/api/use-saved.ts";
import { addFavourite, removeEntries } from "#renderer/features/saved/saved-actions.tsx";
import { useActions } from "#renderer/ui/actions.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import classes from "./StarButton.module.css";

type StarButtonProps = { readonly info: Pick<RepoInfo, "repo" | "isPrivate"> };

export function StarButton({ info }: StarButtonProps) {
  const { repo, isPrivate } = info;
  const favourite = useFavourite(repo);
  const isFavourite = favourite !== null && favourite !== undefined;
  const toggle = useCallback(() => {
    if (favourite === null) addFavourite({ repo, isPrivate });
    if (favourite) removeEntries([favourite], `${repo.id} is no longer a favourite`);
  }, [favourite, repo, isPrivate]);
  useHotkeys([["s", toggle]]);
  const label = isFavourite ? "Remove from favourites" : "Add to favourites";
  const actions = useMemo(
    () => [{ id: "repo.favourite", label, hint: repo.id, icon: IconStar, keywords: "star save keep", run: toggle }],
    [label, repo.id, toggle],
  );
  useActions(actions);
  const StarIcon = isFavourite ? IconStarFilled : IconStar;
  return (
    <Tooltip label={`${label} (S)`}>
      <ActionIcon
        aria-label="Favourite"
        aria-pressed={isFavourite}
        aria-keyshortcuts="s"
        disabled={favourite === undefined}
        onClick={toggle}
      >
        <StarIcon className={isFavourite ? classes.on : undefined} size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
