/** Saved: favourites, what was looked at, and kept searches. All of it is on this computer, so it is there offline too. */
import { Button, Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useSaved } from "#renderer/api/use-saved.ts";
import { NothingSaved } from "#renderer/features/saved/NothingSaved.tsx";
import { SavedList } from "#renderer/features/saved/SavedList.tsx";
import { clearRecents } from "#renderer/features/saved/saved-actions.tsx";
import { type SavedTab, savedTabs } from "#renderer/features/saved/saved-tabs.ts";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import type { SavedEntry } from "#shared/contract/saved.ts";
import classes from "./SavedScreen.module.css";

const typeOf = { favourites: "favourite", recent: "recent", searches: "search" } as const;
const labels = { favourites: "Favourites", recent: "Recent", searches: "Searches" } as const;

export function SavedScreen() {
  const { value: entries, error } = useSaved();
  const { tab = "favourites" } = useSearch({ from: "/saved" });
  const navigate = useNavigate({ from: "/saved" });
  const choose = (value: string | null) => {
    const next = savedTabs.find((one) => one === value);
    void navigate({ search: { tab: next === "favourites" ? undefined : next }, replace: true });
  };
  const lists = useMemo(() => byTab(entries ?? []), [entries]);
  return (
    <Page>
      <PageHead
        title="Saved"
        subtitle="Kept on this computer only"
        actions={tab === "recent" && lists.recent.length > 0 && <Button onClick={clearRecents}>Clear recent</Button>}
      />
      {entries === undefined ? (
        error === null ? (
          <LoadingRows count={6} rowHeight={52} label="Loading what is saved" />
        ) : (
          <ProblemState problem={problemOf(error)} />
        )
      ) : (
        <Tabs className={classes.tabs} value={tab} onChange={choose}>
          <Tabs.List aria-label="What is saved">
            {savedTabs.map((one) => (
              <Tabs.Tab value={one} key={one}>
                {labels[one]} <span className={classes.count}>{lists[one].length}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {savedTabs.map((one) => (
            <Tabs.Panel value={one} key={one} className={classes.panel}>
              {lists[one].length === 0 ? (
                <NothingSaved tab={one} />
              ) : (
                <SavedList entries={lists[one]} label={labels[one]} />
              )}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Page>
  );
}

function byTab(entries: readonly SavedEntry[]): Readonly<Record<SavedTab, readonly SavedEntry[]>> {
  const of = (tab: SavedTab) => entries.filter(({ type }) => type === typeOf[tab]);
  return { favourites: of("favourites"), recent: of("recent"), searches: of("searches") };
}
