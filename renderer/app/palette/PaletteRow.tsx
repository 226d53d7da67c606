/** One entry of the palette. */
import { Combobox } from "@mantine/core";
import { type Icon, IconBolt, IconBox, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { PaletteEntry } from "#renderer/app/palette/palette-entries.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import { assertNever } from "#shared/model/assert-never.ts";
import classes from "./Palette.module.css";

type Words = { readonly icon: Icon; readonly label: ReactNode; readonly hint: string };

function wordsOf(entry: PaletteEntry): Words {
  switch (entry.type) {
    case "search":
      return { icon: IconSearch, label: <>Search models for “{entry.query}”</>, hint: "Models" };
    case "repo":
      return { icon: IconBox, label: <RepoName id={entry.repo.id} />, hint: `Open ${entry.repo.kind}` };
    case "place":
      return { icon: entry.place.icon, label: entry.place.label, hint: "Go to" };
    case "action":
      return { icon: entry.action.icon ?? IconBolt, label: entry.action.label, hint: entry.action.hint ?? "" };
    default:
      return assertNever(entry);
  }
}

export function PaletteRow({ entry }: { readonly entry: PaletteEntry }) {
  const { icon: EntryIcon, label, hint } = wordsOf(entry);
  return (
    <Combobox.Option className={classes.row} value={entry.id}>
      <EntryIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.label}>{label}</span>
      <span className={classes.hint}>{hint}</span>
    </Combobox.Option>
  );
}
