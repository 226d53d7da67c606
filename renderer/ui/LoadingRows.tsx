/** Grey rows with the size of what replaces them, so that nothing jumps. Says to a screen reader that it is loading. */
import { Skeleton } from "@mantine/core";
import classes from "./LoadingRows.module.css";

type LoadingRowsProps = {
  readonly count: number;
  /** The height of one row in CSS pixels: 52 in lists, 32 in tables. */
  readonly rowHeight: number;
  /** What is loading, for a screen reader: `Loading models`. */
  readonly label: string;
  /** `card` draws each row as a bordered box with a gap, as on Downloads. */
  readonly variant?: "row" | "card" | undefined;
};

const widths = ["62%", "48%", "71%", "55%", "66%"];

export function LoadingRows({ count, rowHeight, label, variant = "row" }: LoadingRowsProps) {
  const hasTwoLines = rowHeight >= 44;
  return (
    <div className={classes.root} data-variant={variant} role="status" aria-label={label} aria-busy="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div className={classes.row} style={{ height: rowHeight }} key={index} aria-hidden>
          <Skeleton height={11} width={widths[index % widths.length] ?? "60%"} />
          {hasTwoLines && <Skeleton height={9} width={widths[(index + 2) % widths.length] ?? "40%"} opacity={0.7} />}
        </div>
      ))}
    </div>
  );
}
