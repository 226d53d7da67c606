/** One of the lists: filters, search and rows, and on wide windows the selected repo beside them. What is asked and selected is in the address. */
import { Drawer, VisuallyHidden } from "@mantine/core";
import { useDebouncedCallback, useDisclosure, useDocumentTitle, useMediaQuery } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { BrowseBody } from "#renderer/features/browse/BrowseBody.tsx";
import classes from "#renderer/features/browse/BrowseScreen.module.css";
import { BrowseToolbar } from "#renderer/features/browse/BrowseToolbar.tsx";
import { browseKinds } from "#renderer/features/browse/browse-kinds.ts";
import { type BrowseSearch, withoutFilters } from "#renderer/features/browse/browse-search.ts";
import type { BrowseSlots } from "#renderer/features/browse/browse-slots.ts";
import { DetailHint } from "#renderer/features/browse/DetailHint.tsx";
import { FilterMarks } from "#renderer/features/browse/filters/FilterMarks.tsx";
import { FilterPanel } from "#renderer/features/browse/filters/FilterPanel.tsx";
import { kindWords } from "#renderer/ui/repo-kinds.ts";
import { type RepoKind, type RepoRef, splitRepoId } from "#shared/model/repo-id.ts";

type BrowseScreenProps = {
  readonly kind: RepoKind;
  /** What is shown beside the list for the selected row. */
  readonly renderDetail: (repo: RepoRef) => ReactNode;
  readonly slots: BrowseSlots;
};

/** Walking the list by key loads a repo only where one rests. */
const selectRestMs = 150;

export function BrowseScreen({ kind, renderDetail, slots }: BrowseScreenProps) {
  const { path, one } = browseKinds[kind];
  const title = kindWords[kind].many;
  useDocumentTitle(`${title} · Hubdeck`);
  const search: BrowseSearch = useSearch({ from: path });
  const navigate = useNavigate();
  const hasDetail = useMediaQuery("(min-width: 1100px)", false, { getInitialValueInEffect: false });
  const hasPanel = useMediaQuery("(min-width: 1240px)", false, { getInitialValueInEffect: false });
  const [isSheetOpen, sheet] = useDisclosure(false);

  const change = useCallback(
    (next: BrowseSearch, { isNewStep }: { readonly isNewStep: boolean }) =>
      void navigate({ to: path, search: (now: BrowseSearch) => ({ ...now, ...next }), replace: !isNewStep }),
    [navigate, path],
  );
  const filter = (next: BrowseSearch) => change(next, { isNewStep: true });
  const select = useDebouncedCallback((repo: string) => change({ repo }, { isNewStep: false }), selectRestMs);
  const open = useCallback(
    (id: string) => void navigate({ to: "/repo/$kind/$owner/$name", params: { kind, ...splitRepoId(id) } }),
    [navigate, kind],
  );
  const clear = () => filter({ ...withoutFilters(kind, search), q: undefined });
  const panel = (hasTitle: boolean) => (
    <FilterPanel
      kind={kind}
      search={search}
      onChange={filter}
      onClear={() => filter(withoutFilters(kind, search))}
      hasTitle={hasTitle}
    />
  );

  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h1>{title}</h1>
      </VisuallyHidden>
      {hasPanel && (
        <section className={classes.filters} aria-label="Filters">
          {panel(true)}
        </section>
      )}
      <div className={classes.list}>
        <BrowseToolbar kind={kind} search={search} onChange={change} onFilters={hasPanel ? undefined : sheet.open} />
        {!hasPanel && (
          <div className={classes.marks}>
            <FilterMarks kind={kind} search={search} onChange={filter} />
          </div>
        )}
        <BrowseBody
          kind={kind}
          search={search}
          onSelect={hasDetail ? select : undefined}
          onOpen={open}
          onClear={clear}
          slots={slots}
        />
      </div>
      {hasDetail && (
        <section className={classes.detail} aria-label={`Selected ${one}`}>
          {search.repo === undefined ? <DetailHint kind={kind} /> : renderDetail({ kind, id: search.repo })}
        </section>
      )}
      {!hasPanel && (
        <Drawer opened={isSheetOpen} onClose={sheet.close} title="Filters" size={340} position="left">
          {panel(false)}
        </Drawer>
      )}
    </div>
  );
}
