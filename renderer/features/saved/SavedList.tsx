/** One list of Saved: narrowed as one types, walked by arrow keys, Delete takes a row off. */
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { SavedRow } from "#renderer/features/saved/SavedRow.tsx";
import { removeEntries } from "#renderer/features/saved/saved-actions.tsx";
import { entryName } from "#renderer/features/saved/saved-words.ts";
import { useRowWalk } from "#renderer/ui/use-row-walk.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import classes from "./SavedList.module.css";

/** Fewer are seen at a glance. */
const worthNarrowing = 9;

type SavedListProps = { readonly entries: readonly SavedEntry[]; readonly label: string };

export function SavedList({ entries, label }: SavedListProps) {
  const [typed, setTyped] = useState("");
  const [now] = useState(() => Date.now());
  const list = useRef<HTMLUListElement>(null);
  const wanted = typed.trim().toLowerCase();
  const shown = wanted === "" ? entries : entries.filter((entry) => entryName(entry).toLowerCase().includes(wanted));
  const rowAt = (index: number) => list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  const walk = useRowWalk({
    count: shown.length,
    scrollTo: (index) => rowAt(index)?.scrollIntoView({ block: "nearest" }),
  });
  const remove = (entry: SavedEntry, index: number) => {
    // The row that is focused will be gone.
    (rowAt(index + 1) ?? rowAt(index - 1))?.focus();
    removeEntries([entry], `Removed ${entryName(entry)}`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const entry = shown[walk.active];
    if (event.key === "Delete" && entry !== undefined) remove(entry, walk.active);
    else walk.onKeyDown(event);
  };
  return (
    <>
      {entries.length >= worthNarrowing && (
        <TextInput
          className={classes.search}
          type="search"
          aria-label={`Find in ${label.toLowerCase()}`}
          placeholder={`Find in ${label.toLowerCase()}`}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          data-search-field
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul className={classes.rows} ref={list} aria-label={label} onKeyDown={onKeyDown}>
        {shown.map((entry, index) => (
          <SavedRow
            key={entry.id}
            entry={entry}
            now={now}
            rowProps={walk.rowProps(index)}
            onRemove={() => remove(entry, index)}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className={classes.none}>None of them has “{typed.trim()}” in its name.</p>}
    </>
  );
}
