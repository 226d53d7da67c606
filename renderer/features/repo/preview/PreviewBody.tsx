/** The open file: notes, a choice of views, and how much was fetched for it. */
import { SegmentedControl } from "@mantine/core";
import { IconFileUnknown, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { PartProblem } from "#renderer/features/repo/PartProblem.tsx";
import classes from "#renderer/features/repo/preview/FilePreview.module.css";
import type { View } from "#renderer/features/repo/preview/preview-model.ts";
import type { PreviewState } from "#renderer/features/repo/preview/preview-session.ts";
import { type Ask, usePreview } from "#renderer/features/repo/preview/use-preview.ts";
import { CellsView } from "#renderer/features/repo/preview/views/CellsView.tsx";
import { FactsView } from "#renderer/features/repo/preview/views/FactsView.tsx";
import { MediaView } from "#renderer/features/repo/preview/views/MediaView.tsx";
import { TableView } from "#renderer/features/repo/preview/views/TableView.tsx";
import { TextView } from "#renderer/features/repo/preview/views/TextView.tsx";
import { TreeView } from "#renderer/features/repo/preview/views/TreeView.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type PreviewBodyProps = {
  readonly info: RepoInfo;
  readonly path: string;
  readonly sizeBytes: number;
  readonly attempt: number;
  readonly onRetry: () => void;
};

export function PreviewBody({ info, path, sizeBytes, attempt, onRetry }: PreviewBodyProps) {
  const { state, ask } = usePreview({ repo: info.repo, commit: info.commit, path, sizeBytes }, attempt);
  const { step } = state;
  switch (step.type) {
    case "opening":
      return <LoadingRows count={8} rowHeight={24} label="Reading the file" />;
    case "unread":
      return <PartProblem info={info} part="file" error={step.error} onRetry={onRetry} />;
    case "failed":
      return <EmptyState icon={IconFileUnknown} title="This file cannot be shown" text={step.why} />;
    case "open": {
      const { kind, notes, views } = step.preview;
      if (views.length === 0) return <EmptyState icon={IconFileUnknown} title={kind} text="There is nothing in it." />;
      const shownNotes = state.otherSize === null ? notes : [...notes, otherSizeNote(state.otherSize, sizeBytes)];
      return (
        <>
          {shownNotes.map((note) => (
            <p className={classes.note} key={note}>
              <IconInfoCircle size={14} stroke={1.75} aria-hidden />
              {note}
            </p>
          ))}
          {ask !== null && <Views views={views} ask={ask} />}
          <p className={classes.fetched}>
            {kind} · {fetchedWords(state, sizeBytes)}
          </p>
        </>
      );
    }
    default:
      return assertNever(step);
  }
}

function Views({ views, ask }: { readonly views: readonly View[]; readonly ask: Ask }) {
  const [name, setName] = useState(views[0]?.name ?? "");
  const shown = views.find((view) => view.name === name) ?? views[0];
  return (
    <>
      {views.length > 1 && (
        <SegmentedControl
          className={classes.choice}
          size="xs"
          aria-label="Ways to look at the file"
          data={views.map((view) => view.name)}
          value={name}
          onChange={setName}
        />
      )}
      {shown !== undefined && <OneView key={shown.name} view={shown} ask={ask} />}
    </>
  );
}

function OneView({ view, ask }: { readonly view: View; readonly ask: Ask }) {
  switch (view.type) {
    case "facts":
      return <FactsView groups={view.groups} />;
    case "table":
      return <TableView view={view} ask={ask} />;
    case "text":
      return <TextView view={view} ask={ask} />;
    case "tree":
      return <TreeView view={view} ask={ask} />;
    case "cells":
      return <CellsView cells={view.cells} />;
    case "picture":
    case "sound":
      return <MediaView view={view} />;
    default:
      return assertNever(view);
  }
}

function otherSizeNote(theirs: number, listed: number): string {
  return `The server has ${formatBytes(theirs)} under this name, and the Hub's list says ${formatBytes(listed)}.`;
}

function fetchedWords({ fetchedBytes, from }: PreviewState, sizeBytes: number): string {
  const amount =
    fetchedBytes >= sizeBytes
      ? `read all of ${formatBytes(sizeBytes)}`
      : `read ${formatBytes(fetchedBytes)} of ${formatBytes(sizeBytes)}`;
  return from === "disk" ? `${amount} on this computer` : `${amount} from the Hub`;
}
