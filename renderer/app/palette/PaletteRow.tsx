/** One entry of the palette. */
import { Combobox } from "@mantine/core";
import {
  type Icon,
  IconBolt,
  IconBookmark,
  IconBuilding,
  IconEyeOff,
  IconHistory,
  IconSearch,
  IconStar,
  IconUser,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { PaletteEntry } from "#renderer/app/palette/palette-entries.ts";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import { kindWords } from "#renderer/ui/repo-kinds.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { RepoText } from "#shared/model/parse-repo-text.ts";
import classes from "./Palette.module.css";

type Words = { readonly icon: Icon; readonly label: ReactNode; readonly hint: string };

function wordsOf(entry: PaletteEntry): Words {
  switch (entry.type) {
    case "search": {
      const { many } = kindWords[entry.kind];
      return {
        icon: IconSearch,
        label: <bdi>{`Search ${many === "Spaces" ? many : many.toLowerCase()} for “${entry.query}”`}</bdi>,
        hint: "",
      };
    }
    case "named":
      return {
        icon: kindWords[entry.repo.kind].icon,
        label: <RepoName id={entry.repo.id} />,
        hint: namedHint(entry.repo),
      };
    case "saved":
      return wordsOfSaved(entry.entry);
    case "found":
      return {
        icon: kindWords[entry.repo.kind].icon,
        label: (
          <>
            <RepoName id={entry.repo.id} />
            {entry.isPrivate && (
              <IconEyeOff className={classes.mark} size={14} stroke={1.5} role="img" aria-label="private" />
            )}
          </>
        ),
        hint: "",
      };
    case "owner": {
      const { type, name, fullname } = entry.owner;
      const hint = type === "org" ? "Organisation" : "User";
      return {
        icon: type === "org" ? IconBuilding : IconUser,
        label: <bdi>{fullname === name ? name : `${fullname} (${name})`}</bdi>,
        hint,
      };
    }
    case "place":
      return { icon: entry.place.icon, label: entry.place.label, hint: "" };
    case "action":
      return { icon: entry.action.icon ?? IconBolt, label: entry.action.label, hint: entry.action.hint ?? "" };
    default:
      return assertNever(entry);
  }
}

function wordsOfSaved(entry: SavedEntry): Words {
  if (entry.type === "search") {
    return { icon: IconBookmark, label: <bdi>{entry.name}</bdi>, hint: kindWords[entry.kind].many };
  }
  const { one } = kindWords[entry.repo.kind];
  return {
    icon: entry.type === "favourite" ? IconStar : IconHistory,
    label: <RepoName id={entry.repo.id} />,
    hint: one,
  };
}

/** What of the repo is opened: a file, a revision, or just its page. */
function namedHint({ kind, file, quantization, pattern, revision }: RepoText): string {
  const part = file ?? quantization ?? pattern;
  const at = revision === undefined ? "" : ` at ${revision.length === 40 ? revision.slice(0, 7) : revision}`;
  return part === undefined && at === "" ? `Open ${kind}` : `${part ?? kindWords[kind].one}${at}`;
}

export function PaletteRow({ entry }: { readonly entry: PaletteEntry }) {
  const { icon: EntryIcon, label, hint } = wordsOf(entry);
  return (
    <Combobox.Option className={classes.row} value={entry.id}>
      <EntryIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.label}>{label}</span>
      {hint !== "" && <span className={classes.hint}>{hint}</span>}
    </Combobox.Option>
  );
}
