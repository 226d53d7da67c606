/** A small button in a row of a long list: one element and no tooltip of its own. Not in the tab order, where each row would add to it. */
import type { Icon } from "@tabler/icons-react";
import classes from "./RowButton.module.css";

type RowButtonProps = {
  readonly icon: Icon;
  readonly label: string;
  /** Whether what it switches is on. */
  readonly isOn: boolean;
  readonly onClick: () => void;
};

export function RowButton({ icon: ButtonIcon, label, isOn, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      className={classes.root}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      tabIndex={-1}
      onClick={onClick}
    >
      <ButtonIcon size={15} stroke={isOn ? 2 : 1.5} aria-hidden />
    </button>
  );
}
