/** What is below the search: the rows, or why there are none. */
import { Button } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ModelList } from "#renderer/features/models/ModelList.tsx";
import { type ModelsFilter, useModels } from "#renderer/features/models/use-models.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

type ModelsBodyProps = {
  readonly filter: ModelsFilter;
  readonly selectedId: string | undefined;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
};

export function ModelsBody({ filter, selectedId, onSelect, onOpen, onClear }: ModelsBodyProps) {
  const query = useModels(filter);
  const { models, data, error, isPlaceholderData, isFetchNextPageError } = query;
  const wantedKey = JSON.stringify([filter.q, filter.task, filter.sort]);
  // While the rows are those of the former search, they stay where they were scrolled to.
  const [listKey, setListKey] = useState(wantedKey);
  if (!isPlaceholderData && listKey !== wantedKey) setListKey(wantedKey);

  if (data === undefined || (error !== null && !isFetchNextPageError && models.length === 0)) {
    if (error !== null) return <ProblemState problem={problemOf(error)} onRetry={() => void query.refetch()} />;
    return <LoadingRows count={12} rowHeight={52} label="Loading models" />;
  }
  if (models.length === 0 && !query.hasNextPage) {
    return (
      <EmptyState
        icon={IconSearchOff}
        title={`Nothing matches ${wordsOf(filter)}`}
        text="Try fewer words, another spelling, or the owner's name."
        action={<Button onClick={onClear}>Clear the search</Button>}
      />
    );
  }
  const kept = data.pages.find((page) => page.kept !== null)?.kept ?? null;
  return (
    <>
      {kept !== null && <KeptLine kept={kept} onRetry={() => void query.refetch()} />}
      <ModelList
        key={listKey}
        models={models}
        listKey={listKey}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        isOutdated={isPlaceholderData}
        more={{
          isThere: query.hasNextPage,
          isComing: query.isFetchingNextPage,
          error: isFetchNextPageError ? error : null,
          fetch: () => void query.fetchNextPage(),
        }}
      />
    </>
  );
}

function wordsOf({ q, task }: ModelsFilter): string {
  if (q !== undefined && task !== undefined) return `“${q}” in ${pipelineTagLabel(task)}`;
  if (q !== undefined) return `“${q}”`;
  return task === undefined ? "" : pipelineTagLabel(task);
}
