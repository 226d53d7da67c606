/** Where one is inside the repo, each step a way back up. */

import { folderTrail } from "#renderer/features/repo/files/folder-trail.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";

type FolderTrailProps = {
  /** The repo's own name stands for its top. */
  readonly top: string;
  readonly path: string;
  /** Whether one is in a file, so that the last folder leads somewhere too. */
  readonly isInside?: boolean | undefined;
  readonly onPath: (path: string) => void;
};

export function FolderTrail({ top, path, isInside = false, onPath }: FolderTrailProps) {
  const steps = [{ name: top, path: "" }, ...folderTrail(path)];
  return (
    <nav aria-label="Folder">
      <ol className={classes.trail}>
        {steps.map((step, index) => (
          <li key={step.path}>
            {index === steps.length - 1 && !isInside ? (
              <span aria-current="location">{step.name}</span>
            ) : (
              <button type="button" className={classes.step} onClick={() => onPath(step.path)}>
                {step.name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
