/** The first thing Tab reaches: jumps over the frame to the screen. A button, since the address's fragment names the place. */
import { UnstyledButton } from "@mantine/core";
import classes from "./SkipLink.module.css";

export function SkipLink() {
  return (
    <UnstyledButton className={classes.root} onClick={() => document.getElementById("main")?.focus()}>
      Skip to the screen
    </UnstyledButton>
  );
}
