/** Text that is copied rather than read: ids, paths, hashes, masked tokens. */
import type { ReactNode } from "react";
import classes from "./Mono.module.css";

type MonoProps = {
  readonly children: ReactNode;
  readonly isMuted?: boolean | undefined;
  /** Breaks anywhere instead of cutting with an ellipsis. */
  readonly wraps?: boolean | undefined;
  readonly title?: string | undefined;
};

export function Mono({ children, isMuted = false, wraps = false, title }: MonoProps) {
  return (
    <span className={classes.root} data-muted={isMuted || undefined} data-wraps={wraps || undefined} title={title}>
      {children}
    </span>
  );
}
