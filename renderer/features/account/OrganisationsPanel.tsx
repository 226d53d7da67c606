/** The organisations of a person, with the person's role in each. */
import { IconBuilding } from "@tabler/icons-react";
import type { Organisation } from "#shared/contract/accounts.ts";
import classes from "./OrganisationsPanel.module.css";

const roleWords: Readonly<Record<Organisation["role"], string>> = {
  admin: "admin",
  write: "write",
  contributor: "contributor",
  read: "read",
  no_access: "no access",
  unknown: "role unknown",
};

export function OrganisationsPanel({ organisations }: { readonly organisations: readonly Organisation[] }) {
  return (
    <section aria-labelledby="organisations-title">
      <h2 className={classes.title} id="organisations-title">
        Organisations
      </h2>
      {organisations.length === 0 ? (
        <p className={classes.none}>You are in no organisation, or the token may not see any.</p>
      ) : (
        <ul className={classes.list}>
          {organisations.map(({ name, fullname, role }) => (
            <li className={classes.row} key={name}>
              <IconBuilding className={classes.icon} size={16} stroke={1.5} aria-hidden />
              <span className={classes.name}>{name}</span>
              {fullname !== "" && fullname !== name && <span className={classes.fullname}>{fullname}</span>}
              <span className={classes.role}>{roleWords[role]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
