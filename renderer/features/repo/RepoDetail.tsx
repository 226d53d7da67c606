/** A model beside the list of models. The tab is its own; the address belongs to the list. */
import { useState } from "react";
import classes from "#renderer/features/repo/RepoDetail.module.css";
import { RepoView } from "#renderer/features/repo/RepoView.tsx";
import type { RepoPlace } from "#renderer/features/repo/repo-place.ts";

type RepoDetailProps = { readonly repoId: string };

export function RepoDetail({ repoId }: RepoDetailProps) {
  const [place, setPlace] = useState<RepoPlace>({ tab: "card", path: "" });
  return (
    <div className={classes.root}>
      <RepoView repo={{ kind: "model", id: repoId }} revision="main" variant="pane" place={place} onPlace={setPlace} />
    </div>
  );
}
