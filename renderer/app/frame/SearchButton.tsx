/** Looks like a search field and opens the palette, where one types. */
import { UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { openPalette } from "#renderer/app/palette/palette-state.ts";
import { commandKeyName } from "#renderer/ui/command-key.ts";
import classes from "./SearchButton.module.css";

export function SearchButton() {
  return (
    <UnstyledButton
      className={classes.root}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openPalette()}
    >
      <IconSearch className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.words}>Search repos, people, actions</span>
      <span className={classes.keys} aria-hidden>
        <kbd>{commandKeyName}</kbd> <kbd>K</kbd>
      </span>
    </UnstyledButton>
  );
}
