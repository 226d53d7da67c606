/** One place in the rail. Its word stays in the accessible name when only the icon is shown. */
import { Link, useLocation } from "@tanstack/react-router";
import type { Place } from "#renderer/app/places.ts";
import classes from "./RailLink.module.css";

type RailLinkProps = {
  readonly place: Place;
  /** A live number, hidden at zero. */
  readonly count?: number | undefined;
  /** The number in words, for a screen reader. */
  readonly countWords?: string | undefined;
};

export function RailLink({ place, count = 0, countWords }: RailLinkProps) {
  const { to, label, icon: PlaceIcon, holds } = place;
  const isWithin = useLocation({ select: ({ pathname }) => holds !== undefined && pathname.startsWith(holds) });
  return (
    <Link
      className={isWithin ? `${classes.root} active` : classes.root}
      to={to}
      title={label}
      activeOptions={{ includeSearch: false }}
    >
      <PlaceIcon className={classes.icon} size={18} stroke={1.5} aria-hidden />
      <span className={classes.label}>{label}</span>
      {count > 0 && (
        <span className={classes.count}>
          <span aria-hidden>{count}</span>
          <span className={classes.words}>, {countWords}</span>
        </span>
      )}
    </Link>
  );
}
