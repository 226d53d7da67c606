/** A group of filters that folds up: its name, how many of it are set, and the click that takes them away. */
import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconX } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import classes from "./Filters.module.css";

type FilterGroupBoxProps = {
  readonly title: string;
  readonly isOpenAtFirst: boolean;
  readonly setCount: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
};

export function FilterGroupBox({ title, isOpenAtFirst, setCount, onClear, children }: FilterGroupBoxProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst || setCount > 0);
  const id = useId();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.group} aria-labelledby={id}>
      <div className={classes.head}>
        <button
          type="button"
          id={id}
          className={classes.fold}
          aria-expanded={isOpen}
          onClick={() => setIsOpen((before) => !before)}
        >
          <Chevron size={14} stroke={1.75} aria-hidden />
          <span>{title}</span>
          {setCount > 0 && !isOpen && <span className={classes.count}>{setCount}</span>}
        </button>
        {setCount > 0 && (
          <ActionIcon size={24} aria-label={`Clear ${title}`} onClick={onClear}>
            <IconX size={13} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {isOpen && <div className={classes.content}>{children}</div>}
    </section>
  );
}
