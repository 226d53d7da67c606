/** What a link to the Hub's token page has ticked, read from the link itself, so that a person sees it before the click. */

export type Ticked = {
  /** Who the permissions are for: `you`, `everything you can reach`, an organisation, `gated repos`. */
  readonly on: string;
  readonly permissions: readonly string[];
};

/** Empty for a link to any other page. */
export function tickedWords(link: string): readonly Ticked[] {
  const { pathname, searchParams } = new URL(link);
  if (!pathname.endsWith("/settings/tokens/new")) return [];
  const own = searchParams.getAll("ownUserPermissions");
  const global = searchParams.getAll("globalPermissions");
  const inOrgs = searchParams.getAll("orgPermissions");
  return [
    { on: "you", permissions: own },
    ...searchParams.getAll("orgs").map((org) => ({ on: org, permissions: inOrgs })),
    { on: "everything you can reach", permissions: global },
    { on: "gated repos", permissions: searchParams.get("canReadGatedRepos") === "true" ? ["canReadGatedRepos"] : [] },
  ].filter(({ permissions }) => permissions.length > 0);
}
