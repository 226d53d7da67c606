/**
 * One bar for a download: what has been received, and over it what has been verified. It moves by transform only and
 * never backwards on its own account; the numbers come from the core.
 */
import classes from "./ProgressBar.module.css";

type ProgressBarProps = {
  /** What is in progress, for a screen reader: `Download of owner/name`. */
  readonly label: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly verifiedBytes: number;
  /** The state in words, read out instead of a bare percentage: `10.8 of 15.2 GB, 9.7 GB verified`. */
  readonly valueText: string;
  /** Faint marks, as shares of the whole between 0 and 1; at most forty are drawn. */
  readonly marks?: readonly number[] | undefined;
  readonly tone?: "accent" | "red" | "neutral" | undefined;
};

const share = (part: number, whole: number) => (whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole)));

export function ProgressBar(props: ProgressBarProps) {
  const { label, sizeBytes, receivedBytes, verifiedBytes, valueText, marks = [], tone = "accent" } = props;
  const received = share(receivedBytes, sizeBytes);
  const verified = Math.min(received, share(verifiedBytes, sizeBytes));
  return (
    <div
      className={classes.track}
      data-tone={tone}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(received * 100)}
      aria-valuetext={valueText}
    >
      <div className={classes.received} style={{ transform: `scaleX(${received})` }} />
      <div className={classes.verified} style={{ transform: `scaleX(${verified})` }} />
      {marks.length <= 40 &&
        marks
          .filter((mark) => mark > 0 && mark < 1)
          .map((mark) => <div className={classes.mark} style={{ left: `${mark * 100}%` }} key={mark} />)}
    </div>
  );
}
