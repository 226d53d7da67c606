/** Names one more model for the comparison: by what the Hub finds, or by a pasted link, command or id. */
import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { useSaved } from "#renderer/api/use-saved.ts";
import { useParseRepoText } from "#renderer/ui/open-repo-text.ts";
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
  return (
    <Autocomplete
      className={classes.root}
      aria-label="Add a model"
      placeholder="Add a model: name, link or hf download line"
      leftSection={<IconPlus size={15} stroke={1.5} aria-hidden />}
      data={options}
      filter={({ options: all }) => all}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={add}
      onKeyDown={(event) => {
        if (event.key === "Enter" && named?.kind === "model" && named.from !== "id") add(named.id);
      }}
      data-search-field
      spellCheck={false}
      autoComplete="off"
      maxLength={4096}
      selectFirstOptionOnChange
    />
  );
}
