/** The table of contents of a card: beside its text where there is room, else folded above it. */
import { IconChevronRight, IconList } from "@tabler/icons-react";
import { useId, useState } from "react";
import classes from "#renderer/features/repo/card/CardContents.module.css";
import type { TreeHeading } from "#renderer/ui/markdown/tree.ts";

type CardContentsProps = {
  readonly headings: readonly TreeHeading[];
  readonly onGoTo: (id: string) => void;
};

/** Fewer are seen at a glance. */
const headingsMin = 3;
const headingsMax = 150;

export function CardContents({ headings, onGoTo }: CardContentsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  if (headings.length < headingsMin) return null;
  const shown = headings.slice(0, headingsMax);
  const top = Math.min(...shown.map(({ level }) => level));
  return (
    <nav className={classes.root} aria-label="Contents of the card">
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen((now) => !now)}
      >
        <IconChevronRight className={classes.chevron} size={14} stroke={1.5} aria-hidden />
        Contents <span className={classes.count}>{headings.length}</span>
      </button>
      <p className={classes.title}>
        <IconList size={14} stroke={1.5} aria-hidden /> Contents
      </p>
      <ol className={classes.list} id={listId} data-open={isOpen ? "yes" : "no"}>
        {shown.map(({ id, text, level }) => (
          <li key={id} data-depth={Math.min(level - top, 3)}>
            <button type="button" className={classes.entry} dir="auto" title={text} onClick={() => onGoTo(id)}>
              {text}
            </button>
          </li>
        ))}
        {headings.length > headingsMax && <li className={classes.more}>and {headings.length - headingsMax} more</li>}
      </ol>
    </nav>
  );
}
