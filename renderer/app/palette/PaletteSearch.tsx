/** Type to find a place, an action or a model; arrow keys and Enter choose. Begins empty each time the palette opens. */
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { PaletteRow } from "#renderer/app/palette/PaletteRow.tsx";
import { paletteEntries } from "#renderer/app/palette/palette-entries.ts";
import { useRunEntry } from "#renderer/app/palette/use-run-entry.ts";
import { places } from "#renderer/app/places.ts";
import { useOfferedActions } from "#renderer/ui/actions.ts";
import { useParseRepoText } from "#renderer/ui/open-repo-text.ts";
import classes from "./Palette.module.css";

export function PaletteSearch({ onDone }: { readonly onDone: () => void }) {
  const [typed, setTyped] = useState("");
  const actions = useOfferedActions();
  const parse = useParseRepoText();
  const entries = useMemo(() => paletteEntries(typed, places, actions, parse(typed)), [typed, actions, parse]);
  const run = useRunEntry();
  // The list has no dropdown of its own: it is open for as long as it is there, and Escape closes the palette with it.
  const combobox = useCombobox({ opened: true, onDropdownClose: onDone });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first entry is chosen anew whenever the list changes
  useEffect(() => {
    combobox.selectFirstOption();
  }, [entries]);

  const choose = (id: string) => {
    const entry = entries.find((candidate) => candidate.id === id);
    onDone();
    if (entry !== undefined) run(entry);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget>
        <TextInput
          classNames={{ input: classes.field ?? "" }}
          aria-label="Search models, places, actions"
          placeholder="Search models, places, actions"
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
        {entries.map((entry) => (
          <PaletteRow entry={entry} key={entry.id} />
        ))}
      </Combobox.Options>
    </Combobox>
  );
}
