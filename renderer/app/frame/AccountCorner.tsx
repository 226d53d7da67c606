/** Who is signed in, at the foot of the rail: initials, name, token and role. Leads to the account, or to Welcome. */

import { IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { personName } from "#renderer/text/person-name.ts";
import { roleWords } from "#renderer/text/role-words.ts";
import { Avatar } from "#renderer/ui/Avatar.tsx";
import classes from "./AccountCorner.module.css";

export function AccountCorner() {
  const state = useAccounts().value;
  const active = state?.accounts.find(({ id }) => id === state.activeId);
  if (active === undefined) {
    return (
      <Link
        className={classes.root}
        to="/welcome"
        title="Not signed in"
        data-loading={state === undefined || undefined}
      >
        <span className={classes.nobody}>
          <IconUser size={16} stroke={1.5} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{state === undefined ? "Account" : "Not signed in"}</span>
          <span className={classes.token}>{state === undefined ? "\u00a0" : "Add a token"}</span>
        </span>
        <span className={classes.short}>Sign in</span>
      </Link>
    );
  }
  const { user, token } = active;
  const tokenWords = `${token.name === "" ? "token" : token.name} · ${roleWords(token.role)}`;
  return (
    <Link className={classes.root} to="/account" title={`${personName(user)} · ${tokenWords}`}>
      <Avatar fullname={user.fullname} name={user.name} />
      <span className={classes.words}>
        <span className={classes.name}>{personName(user)}</span>
        <span className={classes.token}>{tokenWords}</span>
      </span>
      <span className={classes.short}>Account</span>
    </Link>
  );
}
