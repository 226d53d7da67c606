/** How much of a known whole is used, with an optional mark; for memory and disk, not for progress. */
import classes from "./Meter.module.css";

type MeterProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words: `5.1 of 16 GB`. */
  readonly valueText: string;
  /** A limit to draw a line at, in the same unit as `value`. */
  readonly mark?: number | undefined;
  readonly tone?: "accent" | "amber" | "red" | undefined;
};

export function Meter({ label, value, max, valueText, mark, tone = "accent" }: MeterProps) {
  const filled = max <= 0 ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn with our tones and its limit mark
    <div
      className={classes.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
    >
      <div className={classes.filled} data-tone={tone} style={{ transform: `scaleX(${filled})` }} />
      {mark !== undefined && mark < max && <div className={classes.mark} style={{ left: `${(mark / max) * 100}%` }} />}
    </div>
  );
}
