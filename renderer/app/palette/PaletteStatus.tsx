/** The line below the palette's list: that the Hub is being asked, or cannot be; else what one can do. */
import { IconCloudOff } from "@tabler/icons-react";
import type { Problem } from "#shared/model/problem.ts";
import classes from "./Palette.module.css";

type PaletteStatusProps = {
  readonly typed: string;
  readonly problem: Problem | null;
  readonly isSearching: boolean;
};

export function PaletteStatus({ typed, problem, isSearching }: PaletteStatusProps) {
  const words =
    problem !== null
      ? `${problem.what}. Only what is on this computer is listed.`
      : isSearching
        ? "Searching the Hub…"
        : typed.trim() === ""
          ? "A pasted link, “hf download …” line or owner/name opens its page."
          : "Arrow keys choose, Enter opens.";
  return (
    <p className={classes.status} role="status">
      {problem !== null && <IconCloudOff size={14} stroke={1.5} aria-hidden />}
      <span>{words}</span>
    </p>
  );
}
