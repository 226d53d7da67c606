/** The Hub's page for making a token, prefilled with exactly the permissions that the app uses. */

const permissions = ["repo.content.read", "inference.serverless.write"] as const;

/** The page's address at a Hub (its base without a trailing slash). Source: hub-docs inference-providers, security-tokens. */
export function newTokenPage(hub: string): string {
  const query = ["tokenType=fineGrained", ...permissions.map((name) => `ownUserPermissions=${name}`)];
  return `${hub}/settings/tokens/new?${[...query, "canReadGatedRepos=true"].join("&")}`;
}
