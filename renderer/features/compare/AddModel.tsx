/** Names one more model for the comparison: by what the Hub finds, or by a pasted link, command or id. */
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { useSaved } from "#renderer/api/use-saved.ts";
import { useParseRepoText } from "#renderer/ui/open-repo-text.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { SavedEntry } from "#shared/contract/saved.ts";
import classes from "./AddModel.module.css";

const restMs = 140;
const shownMax = 8;

type AddModelProps = { readonly chosen: readonly string[]; readonly onAdd: (id: string) => void };

export function AddModel({ chosen, onAdd }: AddModelProps) {
  const [typed, setTyped] = useState("");
  const parse = useParseRepoText("model");
  const named = parse(typed);
  const saved = useSaved().value ?? [];
  const wanted = typed.trim();
  const [query] = useDebouncedValue(wanted, restMs);
  const isAsked = query !== "" && (named === null || named.from === "id");
  const { data } = useQuery({
    ...orpc.search.quick.queryOptions({ input: { query: query.slice(0, 200) || "-" } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const found = isAsked && wanted !== "" ? (data?.repos ?? []).map(({ repo }) => repo) : [];
  const offered = [
    ...(named === null ? [] : [named]),
    ...(wanted === "" ? saved.flatMap((entry: SavedEntry) => (entry.type === "search" ? [] : [entry.repo])) : found),
  ];
  const options = [...new Set(offered.filter(({ kind }) => kind === "model").map(({ id }) => id))]
    .filter((id) => !chosen.includes(id))
    .slice(0, shownMax);
  const add = (id: string) => {
    setTyped("");
    if (!chosen.includes(id)) onAdd(id);
  };
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at the first model again
  useEffect(() => {
    if (wanted === "") combobox.resetSelectedOption();
    else combobox.selectFirstOption();
  }, [wanted, options.length]);
  return (
    <Combobox store={combobox} onOptionSubmit={add} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          className={classes.root}
          role="combobox"
          aria-label="Add a model"
          placeholder="Add a model: name, link or hf download line"
          leftSection={<IconPlus size={15} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          data-search-field
          spellCheck={false}
          autoComplete="off"
          maxLength={4096}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0}>
        <Combobox.Options aria-label="Models">
          {options.map((id) => (
            <Combobox.Option value={id} key={id}>
              <RepoName id={id} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
