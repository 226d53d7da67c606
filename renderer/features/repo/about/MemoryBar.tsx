/** One bar: what a model takes (weights, context, the rest) of a memory, with a mark at what is free now. Drawn for the eye; the words beside it say the same. */
import classes from "#renderer/features/repo/about/MemoryBar.module.css";
import type { MemoryEstimate } from "#shared/model/memory/estimate.ts";

type MemoryBarProps = {
  readonly estimate: MemoryEstimate;
  /** Null where the machine is not known: then the bar is what the model takes alone. */
  readonly memory: { readonly totalBytes: number; readonly freeBytes: number | null } | null;
  /** All that the bar says, for a screen reader. */
  readonly label: string;
};

export function MemoryBar({ estimate, memory, label }: MemoryBarProps) {
  const { weightsBytes, contextBytes, overheadBytes, totalBytes } = estimate;
  // What does not fit goes on beyond the end of the memory.
  const scale = Math.max(1, memory?.totalBytes ?? 0, totalBytes);
  const percent = (bytes: number) => `${(Math.max(0, bytes) / scale) * 100}%`;
  const parts = [
    { part: "weights", from: 0, bytes: weightsBytes },
    { part: "context", from: weightsBytes, bytes: contextBytes },
    { part: "overhead", from: weightsBytes + contextBytes, bytes: overheadBytes },
  ];
  return (
    <div className={classes.root} role="img" aria-label={label}>
      <div className={classes.memory} style={{ width: percent(memory?.totalBytes ?? scale) }} />
      {parts.map(({ part, from, bytes }) => (
        <div
          className={classes.part}
          data-part={part}
          key={part}
          style={{ insetInlineStart: percent(from), width: percent(bytes) }}
        />
      ))}
      {memory !== null && totalBytes > memory.totalBytes && (
        <div className={classes.beyond} style={{ insetInlineStart: percent(memory.totalBytes) }} />
      )}
      {memory !== null && memory.freeBytes !== null && (
        <div className={classes.free} style={{ insetInlineStart: percent(memory.freeBytes) }} />
      )}
    </div>
  );
}
