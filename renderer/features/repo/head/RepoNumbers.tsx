/** The quiet numbers of a repo: how much it is used, how fresh it is, and which commit is on screen. */
import { IconDownload, IconGitBranch, IconHeart } from "@tabler/icons-react";
import { useState } from "react";
import classes from "#renderer/features/repo/head/RepoNumbers.module.css";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatAgo } from "#shared/model/ago.ts";
import { formatCount } from "#shared/model/bytes.ts";

type RepoNumbersProps = { readonly info: RepoInfo; readonly onVersions: () => void };

const icon = { size: 14, stroke: 1.5 } as const;

export function RepoNumbers({ info, onVersions }: RepoNumbersProps) {
  const [now] = useState(() => Date.now());
  const { lastModified } = info;
  return (
    <span className={classes.root}>
      {/* The Hub counts no downloads of Spaces. */}
      {info.repo.kind !== "space" && (
        <span>
          <IconDownload {...icon} role="img" aria-label="downloads" /> {formatCount(info.downloads)}
        </span>
      )}
      <span>
        <IconHeart {...icon} role="img" aria-label="likes" /> {formatCount(info.likes)}
      </span>
      <span className={classes.version}>
        <button
          type="button"
          className={classes.commit}
          title={`${info.revision} is commit ${info.commit}${lastModified === null ? "" : `, changed ${formatAgo(lastModified, now)}`}`}
          onClick={onVersions}
        >
          <IconGitBranch {...icon} role="img" aria-label="revision" /> {info.revision} · {info.commit.slice(0, 7)}
        </button>
        <CopyButton value={info.commit} label="Copy commit id" />
      </span>
    </span>
  );
}
