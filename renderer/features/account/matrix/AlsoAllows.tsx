/** What a token allows that no row of the matrix is about, in the Hub's own words. Hubdeck does not pretend to know them. */
import { Mono } from "#renderer/ui/Mono.tsx";
import type { Matrix } from "#shared/model/permissions/matrix.ts";
import classes from "./AlsoAllows.module.css";

export function AlsoAllows({ permissions }: { readonly permissions: Matrix["alsoAllows"] }) {
  if (permissions.length === 0) return null;
  return (
    <div className={classes.root}>
      <h3>Also allows</h3>
      <p className={classes.hint}>Permissions that Hubdeck makes no use of, as the Hub calls them.</p>
      <ul className={classes.list}>
        {permissions.map(({ permission, on }) => (
          <li key={permission}>
            <Mono wraps>{permission}</Mono> <span className={classes.on}>on {on.join(", ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
