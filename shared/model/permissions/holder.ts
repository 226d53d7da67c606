/** What whoami says about a token and whose it is, as far as permissions are computed from it. Holds no secret. Source: whoami-v2. */

export const orgRoles = ["admin", "write", "contributor", "read", "no_access", "unknown"] as const;
export type OrgRole = (typeof orgRoles)[number];

/** One entry of a fine-grained token: permissions on a user, an organisation, a repo, a resource group, … */
export type Scope = {
  /** The Hub's own words: `user`, `org`, `model`, `dataset`, `space`, `resource-group` and others. */
  readonly entityType: string;
  readonly entityId: string | null;
  /** The user's or organisation's name, or a repo's full id; the Hub may leave it out. */
  readonly entityName: string | null;
  readonly permissions: readonly string[];
  /** The kinds of resources of which only those whose names fit a pattern are meant. */
  readonly patternsOn: readonly string[];
};

/** What the token itself allows, apart from what its person may do. */
export type Grant =
  | { readonly type: "read" }
  | { readonly type: "write" }
  | {
      readonly type: "fineGrained";
      readonly canReadGatedRepos: boolean;
      readonly global: readonly string[];
      readonly scoped: readonly Scope[];
      /** Whether the Hub listed more than was kept; what is not in the list is then unknown. */
      readonly isCut: boolean;
    }
  /** Scopes are null where nobody said: whoami does not list them. */
  | { readonly type: "oauth"; readonly scopes: readonly string[] | null }
  | { readonly type: "app"; readonly role: string | null }
  | { readonly type: "unknown" };

export type ResourceGroup = { readonly id: string; readonly name: string; readonly role: OrgRole };

export type OrganisationFacts = {
  readonly id: string | null;
  readonly name: string;
  readonly role: OrgRole;
  /** `team`, `enterprise`, …; null where the Hub names none. */
  readonly plan: string | null;
  readonly canPay: boolean | null;
  readonly isSpendLimitReached: boolean;
  /** Why the token cannot reach the organisation: `sso`, `mfa`, `ip`, `token-policy`, `token-revoked`, or a word not known yet. */
  readonly restrictions: readonly string[];
  readonly resourceGroups: readonly ResourceGroup[];
};

/** An account as far as its permissions go; the contract's Account is one. */
export type Holder = {
  readonly hubOrigin: string;
  readonly user: {
    readonly name: string;
    readonly canPay: boolean | null;
    readonly organisations: readonly OrganisationFacts[];
  };
  readonly token: { readonly grant: Grant };
  readonly state: { readonly type: string };
};
