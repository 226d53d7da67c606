/** A filter that is typed: an author or a repo. It holds from Enter or from leaving the field on, if it can be such a name. */
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { browseSearch, type FilterKey } from "#renderer/features/browse/browse-search.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

type NameFilterProps = {
  readonly kind: RepoKind;
  readonly filterKey: FilterKey;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

export function NameFilter({ kind, filterKey, label, placeholder, value, onChange }: NameFilterProps) {
  const [typed, setTyped] = useState(value ?? "");
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setTyped(value ?? "");
  }
  const text = typed.trim();
  const good = browseSearch(kind, { [filterKey]: text })[filterKey];
  const settle = () => {
    if (text !== "" && good === undefined) return;
    if (good !== value) onChange(good);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        settle();
      }}
    >
      <TextInput
        size="xs"
        label={label}
        placeholder={placeholder}
        maxLength={120}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        error={text !== "" && good === undefined ? "No such name can be" : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={settle}
      />
    </form>
  );
}
