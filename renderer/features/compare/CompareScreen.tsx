/** Up to four models side by side. Which ones is in the address; what differs is marked. */
import { Button } from "@mantine/core";
import { IconArrowsDiff, IconCheck, IconColumns3 } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { AddModel } from "#renderer/features/compare/AddModel.tsx";
import { CompareTable } from "#renderer/features/compare/CompareTable.tsx";
import { compareMarkdown } from "#renderer/features/compare/compare-markdown.ts";
import { compareGroups } from "#renderer/features/compare/compare-rows.ts";
import { useComparedColumns } from "#renderer/features/compare/use-compared.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { compareIds, compareMax, setCompared } from "#renderer/ui/compare-set.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeptLine } from "#renderer/ui/KeptLine.tsx";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import classes from "./CompareScreen.module.css";

export function CompareScreen() {
  const { ids: text = "" } = useSearch({ from: "/compare" });
  const ids = useMemo(() => compareIds(text), [text]);
  const navigate = useNavigate({ from: "/compare" });
  const [isOnlyDifferent, setOnlyDifferent] = useState(false);
  // The address is the truth here; what is chosen elsewhere follows it.
  useEffect(() => setCompared(ids), [ids]);
  const show = (next: readonly string[]) =>
    void navigate({ search: next.length === 0 ? {} : { ids: next.join(",") }, replace: true });

  const columns = useComparedColumns(ids);
  const all = compareGroups(columns.map(({ model }) => model));
  const groups = isOnlyDifferent
    ? all
        .map((group) => ({ ...group, rows: group.rows.filter(({ isDifferent }) => isDifferent) }))
        .filter(({ rows }) => rows.length > 0)
    : all;
  const DiffIcon = isOnlyDifferent ? IconCheck : IconArrowsDiff;
  const kept = columns.find((column) => column.kept !== null);

  return (
    <div className={classes.root}>
      <PageHead
        title="Compare"
        subtitle={ids.length === 0 ? undefined : `${ids.length} of ${compareMax} models`}
        actions={
          ids.length > 0 && (
            <>
              {ids.length > 1 && (
                <Button
                  size="xs"
                  variant={isOnlyDifferent ? "light" : "default"}
                  aria-pressed={isOnlyDifferent}
                  leftSection={<DiffIcon size={14} stroke={1.5} aria-hidden />}
                  onClick={() => setOnlyDifferent(!isOnlyDifferent)}
                >
                  Only what differs
                </Button>
              )}
              <CopyButton value={compareMarkdown(ids, groups)} label="Copy as Markdown" isWordy />
            </>
          )
        }
      />
      {ids.length < compareMax && <AddModel chosen={ids} onAdd={(id) => show([...ids, id])} />}
      {kept !== undefined && kept.kept !== null && <KeptLine kept={kept.kept} onRetry={kept.retry} />}
      {ids.length === 0 ? (
        <EmptyState
          icon={IconColumns3}
          title="Nothing to compare yet"
          text={
            <>
              Name a model above, or choose “Add to compare” on a model’s page; <KeyCap>C</KeyCap> does the same.
            </>
          }
        />
      ) : (
        <CompareTable
          columns={columns}
          groups={groups}
          onRemove={(id) => show(ids.filter((one) => one !== id))}
          isOnlyDifferent={isOnlyDifferent}
        />
      )}
    </div>
  );
}
