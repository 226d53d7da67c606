/** One model in the list, 52 px: what it is, how large, under which licence, how fresh, how much used. The whole row is one link. */
import { IconBolt, IconDownload, IconEyeOff, IconHeart, IconLock } from "@tabler/icons-react";
import { memo } from "react";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { ModelSummary } from "#shared/contract/browse.ts";
import { formatAgo } from "#shared/model/ago.ts";
import { formatCount } from "#shared/model/bytes.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";
import classes from "./ModelRow.module.css";

type ModelRowProps = {
  readonly model: ModelSummary;
  /** Unix milliseconds; the same for all rows, so that a row renders again only when its words change. */
  readonly now: number;
};

const icon = { size: 15, stroke: 1.5 } as const;

export const ModelRow = memo(function ModelRow({ model, now }: ModelRowProps) {
  const facts = [
    model.pipelineTag === null ? null : pipelineTagLabel(model.pipelineTag),
    model.parameters === null ? null : formatCount(model.parameters),
    model.license,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className={classes.line}>
        <RepoName id={model.id} />
        <span className={classes.marks}>
          {model.isPrivate && <IconEyeOff {...icon} role="img" aria-label="private" />}
          {model.gated !== "no" && <IconLock {...icon} className={classes.gated} role="img" aria-label="gated" />}
          {model.isServed && <IconBolt {...icon} className={classes.served} role="img" aria-label="runs now" />}
        </span>
      </span>
      <span className={classes.facts}>
        <span className={classes.what}>{facts.join(" · ")}</span>
        <span className={classes.numbers}>
          {model.lastModified !== null && <span className={classes.ago}>{formatAgo(model.lastModified, now)}</span>}
          <span>
            <IconDownload size={13} stroke={1.5} role="img" aria-label="downloads" /> {formatCount(model.downloads)}
          </span>
          <span>
            <IconHeart size={13} stroke={1.5} role="img" aria-label="likes" /> {formatCount(model.likes)}
          </span>
        </span>
      </span>
    </>
  );
});
