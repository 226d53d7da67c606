/** Type to find a place, an action, or anything on the Hub; arrow keys and Enter choose. Begins empty each time the palette opens. */
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { useSaved } from "#renderer/api/use-saved.ts";
import { PaletteRow } from "#renderer/app/palette/PaletteRow.tsx";
import { PaletteStatus } from "#renderer/app/palette/PaletteStatus.tsx";
import { paletteGroups } from "#renderer/app/palette/palette-entries.ts";
import { useQuickSearch } from "#renderer/app/palette/use-quick-search.ts";
import { useRunEntry } from "#renderer/app/palette/use-run-entry.ts";
import { places } from "#renderer/app/places.ts";
import { useOfferedActions } from "#renderer/ui/actions.ts";
import { useParseRepoText } from "#renderer/ui/open-repo-text.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import classes from "./Palette.module.css";

const label = "Search repos, people, places, actions";
const nothing: readonly SavedEntry[] = [];

export function PaletteSearch({ onDone }: { readonly onDone: () => void }) {
  const [typed, setTyped] = useState("");
  const actions = useOfferedActions();
  const saved = useSaved().value ?? nothing;
  const network = useAppState().value?.network;
  const parse = useParseRepoText();
  const named = useMemo(() => parse(typed), [parse, typed]);
  // A link or a command says all; a plain name may be the beginning of a longer one.
  const quick = useQuickSearch(named !== null && named.from !== "id" ? "" : typed);
  const { found } = quick;
  const groups = useMemo(
    () => paletteGroups({ typed, places, actions, named, saved, found }),
    [typed, actions, named, saved, found],
  );
  const run = useRunEntry();
  // The list has no dropdown of its own: it is open for as long as it is there, and Escape closes the palette with it.
  const combobox = useCombobox({ opened: true, onDropdownClose: onDone });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at the first entry again
  useEffect(() => {
    combobox.selectFirstOption();
  }, [typed]);
  // What arrives later is below, and leaves the choice where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the list changes
  useEffect(() => {
    if (combobox.getSelectedOptionIndex() < 0) combobox.selectFirstOption();
  }, [groups]);

  const choose = (id: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((candidate) => candidate.id === id);
    onDone();
    if (entry !== undefined) run(entry);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          classNames={{ input: classes.field ?? "" }}
          role="combobox"
          aria-label={label}
          placeholder={label}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          variant="unstyled"
          size="lg"
          spellCheck={false}
          autoComplete="off"
          autoFocus
          data-autofocus
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.list} aria-label="Results">
        {groups.map((group) => (
          <Combobox.Group label={group.label} key={group.label} classNames={{ groupLabel: classes.group ?? "" }}>
            {group.entries.map((entry) => (
              <PaletteRow entry={entry} key={entry.id} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      <PaletteStatus
        typed={typed}
        problem={quick.problem ?? (network?.type === "offline" ? network.problem : null)}
        isSearching={quick.isSearching}
      />
    </Combobox>
  );
}
