/** Models: search and list, and on wide windows the selected repo beside it. What is searched and selected is in the address. */
import { VisuallyHidden } from "@mantine/core";
import { useDebouncedCallback, useDocumentTitle, useMediaQuery } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { DetailHint } from "#renderer/features/models/DetailHint.tsx";
import { ModelsBody } from "#renderer/features/models/ModelsBody.tsx";
import classes from "#renderer/features/models/ModelsScreen.module.css";
import { ModelsToolbar } from "#renderer/features/models/ModelsToolbar.tsx";
import type { ModelsFilter } from "#renderer/features/models/use-models.ts";
import { splitRepoId } from "#shared/model/repo-id.ts";

type ModelsScreenProps = {
  /** What is shown beside the list for the selected row. */
  readonly renderDetail: (repoId: string) => ReactNode;
};

/** Walking the list by key loads a repo only where one rests. */
const selectRestMs = 150;

export function ModelsScreen({ renderDetail }: ModelsScreenProps) {
  useDocumentTitle("Models · Hubdeck");
  const { repo: selectedId, ...filter } = useSearch({ from: "/models" });
  const navigate = useNavigate({ from: "/models" });
  const isWide = useMediaQuery("(min-width: 1100px)", false, { getInitialValueInEffect: false });

  const change = (next: ModelsFilter, { isNewStep }: { readonly isNewStep: boolean }) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: !isNewStep });
  const select = useDebouncedCallback(
    (repo: string) => void navigate({ search: (now) => ({ ...now, repo }), replace: true }),
    selectRestMs,
  );
  const open = useCallback(
    (id: string) => void navigate({ to: "/repo/$kind/$owner/$name", params: { kind: "model", ...splitRepoId(id) } }),
    [navigate],
  );

  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h1>Models</h1>
      </VisuallyHidden>
      <div className={classes.list}>
        <ModelsToolbar filter={filter} onChange={change} />
        <ModelsBody
          filter={filter}
          selectedId={selectedId}
          onSelect={isWide ? select : undefined}
          onOpen={open}
          onClear={() => change({ q: undefined, task: undefined }, { isNewStep: true })}
        />
      </div>
      {isWide && (
        <section className={classes.detail} aria-label="Selected model">
          {selectedId === undefined ? <DetailHint /> : renderDetail(selectedId)}
        </section>
      )}
    </div>
  );
}
