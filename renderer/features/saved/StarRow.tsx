/** The star of a row in a list. Made for thousands of rows, so plain; by key the shown repo has it, with `s`. */
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useFavourite } from "#renderer/api/use-saved.ts";
import { addFavourite, removeEntries } from "#renderer/features/saved/saved-actions.tsx";
import { RowButton } from "#renderer/ui/RowButton.tsx";
import type { RepoRef } from "#shared/model/repo-id.ts";

type StarRowProps = { readonly repo: RepoRef; readonly isPrivate: boolean };

export function StarRow({ repo, isPrivate }: StarRowProps) {
  const favourite = useFavourite(repo);
  const isFavourite = favourite !== null && favourite !== undefined;
  const toggle = () => {
    if (favourite) removeEntries([favourite], `${repo.id} is no longer a favourite`);
    else addFavourite({ repo, isPrivate });
  };
  return (
    <RowButton
      icon={isFavourite ? IconStarFilled : IconStar}
      label={isFavourite ? `Remove ${repo.id} from favourites` : `Add ${repo.id} to favourites`}
      isOn={isFavourite}
      onClick={toggle}
    />
  );
}
