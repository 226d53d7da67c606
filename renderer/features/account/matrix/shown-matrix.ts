/** The matrix with what the screen adds to it: names of columns, the rule behind each, and what the Hub answered when asked. */

import type { Deed } from "#shared/model/permissions/deeds.ts";
import type { Holder } from "#shared/model/permissions/holder.ts";
import { type Matrix, permissionMatrix } from "#shared/model/permissions/matrix.ts";
import { type Probe, withProbe } from "#shared/model/permissions/probe.ts";
import type { Verdict } from "#shared/model/permissions/verdict.ts";

/** What was asked about one cell, and with which repo. */
export type Checked = { readonly repoId: string; readonly probe: Probe };

export type ShownColumn = {
  readonly key: string;
  /** The user's or organisation's name on the Hub. */
  readonly name: string;
  readonly title: string;
  readonly role: string | null;
  readonly isYou: boolean;
};

export type ShownCell = {
  readonly key: string;
  readonly verdict: Verdict;
  /** What keeps the token out of the organisation, in the Hub's word. */
  readonly restriction: string | undefined;
  readonly checked: Checked | undefined;
};

export type ShownRow = {
  readonly deed: Deed;
  readonly title: string;
  readonly permission: string | null;
  readonly cells: readonly ShownCell[];
};

export type ShownMatrix = {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly ShownRow[];
  readonly alsoAllows: Matrix["alsoAllows"];
};

/** The key of a cell among what was checked. */
export function cellKey(deed: Deed, columnName: string): string {
  return `${deed} ${columnName}`;
}

export function shownMatrix(account: Holder, checked: ReadonlyMap<string, Checked>): ShownMatrix {
  const { columns, rows, alsoAllows } = permissionMatrix(account);
  const restrictions = new Map(account.user.organisations.map(({ name, restrictions }) => [name, restrictions[0]]));
  return {
    alsoAllows,
    columns: columns.map(({ target, name, role }) => {
      const isYou = target.type === "user";
      const roleWords = role === null ? null : role === "no_access" ? "no access" : role;
      return {
        key: isYou ? "you" : `org ${name}`,
        name,
        title: isYou ? "You" : name,
        role: roleWords === "unknown" ? "role unknown" : roleWords,
        isYou,
      };
    }),
    rows: rows.map(({ deed, title, permission, cells }) => ({
      deed,
      title,
      permission,
      cells: cells.map((verdict, index) => {
        const name = columns[index]?.name ?? "";
        const key = cellKey(deed, name);
        const found = checked.get(key);
        const isOrg = columns[index]?.target.type === "org";
        return {
          key,
          verdict: withProbe(verdict, found?.probe),
          restriction: isOrg ? restrictions.get(name) : undefined,
          checked: found,
        };
      }),
    })),
  };
}
