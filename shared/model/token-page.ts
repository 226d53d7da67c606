/** The Hub's page for making a token, prefilled. Source: hub-docs inference-providers, security-tokens; the Hub's own query parameters. */

/** What a fine-grained token is to be made for. */
export type TokenWish = {
  /** Permissions on the person's own repos and account. */
  readonly own: readonly string[];
  /** Organisations that the token is to reach, and what it may do in each of them. */
  readonly orgs?: readonly string[];
  readonly orgPermissions?: readonly string[];
  /** Permissions on whatever the person can reach, such as `discussion.write`. */
  readonly global?: readonly string[];
  readonly canReadGatedRepos: boolean;
};

/** What browsing, downloading and running models takes. */
export const usualWish: TokenWish = {
  own: ["repo.content.read", "inference.serverless.write"],
  canReadGatedRepos: true,
};

/** What a person ticks when they make a token for this app. */
export type Ticked = {
  readonly gated: boolean;
  readonly inference: boolean;
  readonly upload: boolean;
  /** On what is their own. */
  readonly me: boolean;
  readonly orgs: readonly string[];
};

/** The wish that follows from the ticks: no more permissions than they need. */
export function wishOf({ gated, inference, upload, me, orgs }: Ticked): TokenWish {
  const permissions = [
    upload ? "repo.write" : "repo.content.read",
    ...(inference ? ["inference.serverless.write"] : []),
  ];
  return {
    own: me ? permissions : [],
    ...(orgs.length === 0 ? {} : { orgs, orgPermissions: permissions }),
    canReadGatedRepos: gated,
  };
}

/** The page's address at a Hub (its base without a trailing slash), prefilled with what the app usually needs or with a wish. */
export function newTokenPage(hub: string, wish: TokenWish = usualWish): string {
  const query = [
    "tokenType=fineGrained",
    ...repeated("ownUserPermissions", wish.own),
    ...repeated("globalPermissions", wish.global),
    ...repeated("orgs", wish.orgs),
    ...repeated("orgPermissions", wish.orgPermissions),
    ...(wish.canReadGatedRepos ? ["canReadGatedRepos=true"] : []),
  ];
  return `${hub}/settings/tokens/new?${query.join("&")}`;
}

function repeated(name: string, values: readonly string[] = []): readonly string[] {
  return [...new Set(values)].map((value) => `${name}=${encodeURIComponent(value)}`);
}
