/** A repo beside a list. Where one is in it is its own; the address belongs to the list. */
import { useState } from "react";
import classes from "#renderer/features/repo/RepoDetail.module.css";
import { RepoView } from "#renderer/features/repo/RepoView.tsx";
import { firstPlace, type RepoPlace } from "#renderer/features/repo/repo-place.ts";
import type { RepoSlots } from "#renderer/features/repo/repo-slots.ts";
import type { RepoRef } from "#shared/model/repo-id.ts";

/** Give it a key of the repo: another repo begins at its own beginning. */
type RepoDetailProps = { readonly repo: RepoRef; readonly slots?: RepoSlots | undefined };

export function RepoDetail({ repo, slots }: RepoDetailProps) {
  const [place, setPlace] = useState<RepoPlace>(firstPlace);
  return (
    <div className={classes.root}>
      <RepoView repo={repo} variant="pane" place={place} onPlace={setPlace} slots={slots} />
    </div>
  );
}
