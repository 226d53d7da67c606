/** The checkbox of a row, small enough for ten thousand of them: the browser's own, in our looks. */
import { useEffect, useRef } from "react";
import classes from "#renderer/features/repo/files/ChooseBox.module.css";
import type { Chosen } from "#renderer/features/repo/files/file-selection.ts";
import ticks from "#renderer/ui/tick.module.css";

type ChooseBoxProps = {
  readonly chosen: Chosen;
  readonly label: string;
  readonly tabIndex?: number | undefined;
  readonly onChoose: (isChosen: boolean, isRange: boolean) => void;
};

export function ChooseBox({ chosen, label, tabIndex = 0, onChoose }: ChooseBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = chosen === "some";
  }, [chosen]);
  return (
    <span className={classes.cell}>
      <input
        ref={box}
        type="checkbox"
        className={ticks.tick}
        aria-label={label}
        tabIndex={tabIndex}
        checked={chosen === "all"}
        onChange={(event) => {
          const { nativeEvent } = event;
          onChoose(chosen !== "all", nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
        }}
      />
    </span>
  );
}
