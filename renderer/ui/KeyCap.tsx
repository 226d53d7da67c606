/** The name of a key, as a hint. */
import classes from "./KeyCap.module.css";

type KeyCapProps = { readonly children: string };

export function KeyCap({ children }: KeyCapProps) {
  return <kbd className={classes.root}>{children}</kbd>;
}
