/** How a Space is, on what it runs and what it uses; the app itself opens in the browser, outside Hubdeck. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "#renderer/features/repo/head/SpacePanel.module.css";
import { stageWords } from "#renderer/features/repo/head/space-words.ts";
import { hardwareWords } from "#renderer/text/repo-words.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { SpaceDetails } from "#shared/contract/repo-details.ts";
import { formatDuration } from "#shared/model/bytes.ts";
import { type RepoKind, splitRepoId } from "#shared/model/repo-id.ts";

type SpacePanelProps = { readonly details: SpaceDetails };

export function SpacePanel({ details: { runtime, models, datasets } }: SpacePanelProps) {
  const stage = runtime === null ? null : stageWords(runtime.stage);
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...(stage === null ? [] : [["Status", [stage.label, stage.text].filter(Boolean).join(". ")] as const]),
    ...(runtime?.errorMessage ? [["Error", <bdi key="error">{runtime.errorMessage}</bdi>] as const] : []),
    ...(runtime === null ? [] : hardwareRows(runtime)),
    ...(models.length === 0 ? [] : [["Models", <Repos key="models" kind="model" ids={models} />] as const]),
    ...(datasets.length === 0 ? [] : [["Datasets", <Repos key="datasets" kind="dataset" ids={datasets} />] as const]),
  ];
  if (rows.length === 0) return null;
  return (
    <dl className={classes.rows} aria-label="About this Space">
      {rows.map(([label, value]) => (
        <div className={classes.row} key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function hardwareRows({ hardware, replicas, sleepSeconds }: NonNullable<SpaceDetails["runtime"]>): [string, string][] {
  const { current, requested } = hardware;
  const name = current ?? requested;
  if (name === null) return [];
  const words = [
    hardwareWords(name) + (replicas !== null && replicas > 1 ? `, ${replicas} copies` : ""),
    ...(current !== null && requested !== null && requested !== current
      ? [`moving to ${hardwareWords(requested)}`]
      : []),
    ...(sleepSeconds === null ? [] : [`sleeps after ${formatDuration(sleepSeconds)} without a visitor`]),
  ];
  return [["Hardware", words.join("; ")]];
}

const reposMax = 8;

function Repos({ kind, ids }: { readonly kind: RepoKind; readonly ids: readonly string[] }) {
  return (
    <ul className={classes.repos}>
      {ids.slice(0, reposMax).map((id) => (
        <li key={id}>
          <Link to="/repo/$kind/$owner/$name" params={{ kind, ...splitRepoId(id) }} preload={false}>
            <RepoName id={id} wraps />
          </Link>
        </li>
      ))}
      {ids.length > reposMax && <li>and {ids.length - reposMax} more</li>}
    </ul>
  );
}
