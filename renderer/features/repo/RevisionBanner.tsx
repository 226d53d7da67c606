/** Says that card, files and download are of another version than the one that everyone gets, with the way back. */
import { Button } from "@mantine/core";
import { IconGitBranch } from "@tabler/icons-react";
import classes from "#renderer/features/repo/RevisionBanner.module.css";
import { revisionCaution, revisionName } from "#renderer/features/repo/revision-words.ts";

type RevisionBannerProps = { readonly revision: string; readonly onMain: () => void };

export function RevisionBanner({ revision, onMain }: RevisionBannerProps) {
  return (
    <div className={classes.root} role="status">
      <IconGitBranch className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <p className={classes.words}>
        You look at <bdi className={classes.name}>{revisionName(revision)}</bdi>, not main. {revisionCaution(revision)}
      </p>
      <Button size="xs" onClick={onMain}>
        Back to main
      </Button>
    </div>
  );
}
