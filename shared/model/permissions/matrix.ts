/** The permission matrix: every deed, for oneself and for each organisation, with what else the token allows. */
import { type Deed, deedFacts, deeds } from "#shared/model/permissions/deeds.ts";
import type { Holder, OrgRole } from "#shared/model/permissions/holder.ts";
import { may } from "#shared/model/permissions/may.ts";
import type { Target, Verdict } from "#shared/model/permissions/verdict.ts";

export type Matrix = {
  readonly columns: ReadonlyArray<{
    readonly target: Extract<Target, { readonly type: "user" | "org" }>;
    /** The user's or organisation's name. */
    readonly name: string;
    readonly role: OrgRole | null;
  }>;
  /** `cells` are in the order of the columns. */
  readonly rows: ReadonlyArray<{
    readonly deed: Deed;
    readonly title: string;
    readonly permission: string | null;
    readonly cells: readonly Verdict[];
  }>;
  /** Permissions that no row is about, in the Hub's own words, with what each is for. */
  readonly alsoAllows: readonly { readonly permission: string; readonly on: readonly string[] }[];
};

export function permissionMatrix(account: Holder): Matrix {
  const columns: Matrix["columns"] = [
    { target: { type: "user" }, name: account.user.name, role: null },
    ...account.user.organisations.map(({ name, role }) => ({ target: { type: "org", name } as const, name, role })),
  ];
  const rows = deeds.map((deed) => ({
    deed,
    title: deedFacts[deed].title,
    permission: deedFacts[deed].permissions[0] ?? null,
    cells: columns.map(({ target }) => may(account, deed, target)),
  }));
  return { columns, rows, alsoAllows: alsoAllows(account) };
}

const inRows: ReadonlySet<string> = new Set(deeds.flatMap((deed) => deedFacts[deed].permissions));

function alsoAllows({ token: { grant }, user }: Holder): Matrix["alsoAllows"] {
  const found = new Map<string, Set<string>>();
  const add = (permission: string, on: string) => {
    if (!inRows.has(permission)) found.set(permission, (found.get(permission) ?? new Set()).add(on));
  };
  if (grant.type === "fineGrained") {
    for (const permission of grant.global) add(permission, "everything you can reach");
    for (const { entityType, entityName, permissions } of grant.scoped) {
      const on = entityType === "user" ? user.name : (entityName ?? `a ${entityType} without a name`);
      for (const permission of permissions) add(permission, on);
    }
  }
  if (grant.type === "oauth") {
    const known = new Set(deeds.flatMap((deed) => deedFacts[deed].oauthScopes));
    for (const scope of grant.scopes ?? []) if (!known.has(scope)) add(scope, user.name);
  }
  return [...found]
    .map(([permission, on]) => ({ permission, on: [...on].sort() }))
    .sort((left, right) => left.permission.localeCompare(right.permission));
}
