/** What is below the search: the rows, or why there are none. */
import { Button } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useMachine } from "#renderer/api/use-machine.ts";
import { type BrowseSearch, defaultSort, filterCount, queryOf } from "#renderer/features/browse/browse-search.ts";
import type { BrowseSlots } from "#renderer/features/browse/browse-slots.ts";
import { ListStatus } from "#renderer/features/browse/ListStatus.tsx";
import { listQuestion } from "#renderer/features/browse/list-question.ts";
import { localTests, matchLocally } from "#renderer/features/browse/local-filter.ts";
import { RepoList } from "#renderer/features/browse/RepoList.tsx";
import { useOnDisk } from "#renderer/features/browse/use-on-disk.ts";
import { useRepos } from "#renderer/features/browse/use-repos.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import type { RepoKind } from "#shared/model/repo-id.ts";

type BrowseBodyProps = {
  readonly kind: RepoKind;
  readonly search: BrowseSearch;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
  readonly slots: BrowseSlots;
};

/** With a filter of our own, pages come by themselves until this many rows match or have been looked at. */
const matchesWanted = 15;
const lookedAtMax = 500;

export function BrowseBody({ kind, search, onSelect, onOpen, onClear, slots }: BrowseBodyProps) {
  const { repo: selectedId, ...asked } = search;
  const wantedKey = JSON.stringify([kind, asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that the question is made of
  const question = useMemo(() => listQuestion(kind, search), [wantedKey]);
  const { query, rows, total, kept, refresh } = useRepos(question);
  const onDisk = useOnDisk(kind);
  const machine = useMachine() ?? null;
  const { data, error, isPlaceholderData, isFetchNextPageError, hasNextPage } = query;
  // While the rows are those of the former search, they stay where they were scrolled to.
  const [listKey, setListKey] = useState(wantedKey);
  if (!isPlaceholderData && listKey !== wantedKey) setListKey(wantedKey);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that the tests are made of
  const tests = useMemo(() => localTests(search, { onDisk, machine }), [wantedKey, onDisk, machine]);
  const shown = useMemo(() => matchLocally(rows, tests), [rows, tests]);

  if (data === undefined || (error !== null && !isFetchNextPageError && rows.length === 0)) {
    if (error !== null) return <ProblemState problem={problemOf(error)} onRetry={() => void query.refetch()} />;
    return <LoadingRows count={12} rowHeight={52} label="Loading" />;
  }
  const isLocal = tests.length > 0;
  const isEnough = shown.rows.length >= matchesWanted || rows.length >= lookedAtMax;
  const isNothing = shown.rows.length === 0 && (!hasNextPage || (isLocal && rows.length >= lookedAtMax));
  return (
    <>
      {kept !== null && <KeptLine kept={kept} onRetry={refresh} />}
      <ListStatus
        kind={kind}
        loadedCount={rows.length}
        matchingCount={isLocal ? shown.rows.length : null}
        unknownCount={shown.unknownCount}
        total={total}
        isMore={hasNextPage}
        isBusy={query.isFetching}
        onRefresh={refresh}
        actions={slots.listActions?.(kind, queryOf(asked))}
      />
      {isNothing ? (
        <EmptyState
          icon={IconSearchOff}
          title={search.q === undefined ? "Nothing matches these filters" : `Nothing matches “${search.q}”`}
          text={
            isLocal && hasNextPage
              ? "None of the loaded ones does, and the Hub has more."
              : "Try fewer words, another spelling, or fewer filters."
          }
          action={
            isLocal && hasNextPage ? (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Load more
              </Button>
            ) : (
              <Button onClick={onClear}>
                {filterCount(kind, search) > 0 ? "Clear search and filters" : "Clear the search"}
              </Button>
            )
          }
        />
      ) : (
        <RepoList
          key={listKey}
          kind={kind}
          rows={shown.rows}
          listKey={listKey}
          onDisk={onDisk}
          isByAge={(search.sort ?? defaultSort) === "createdAt"}
          selectedId={selectedId}
          onSelect={onSelect}
          onOpen={onOpen}
          rowActions={slots.rowActions}
          isOutdated={isPlaceholderData}
          more={{
            isThere: hasNextPage,
            isComing: query.isFetchingNextPage,
            problem: isFetchNextPageError ? problemOf(error) : null,
            isByClick: isLocal && isEnough,
            fetch: () => void query.fetchNextPage(),
          }}
        />
      )}
    </>
  );
}
