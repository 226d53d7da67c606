/** The sample person of the stand-in Hub, and what a token of hers can be (reference sections 1.1 to 1.3). */
import { seededHex } from "#tests/hub/content/random.ts";

/** What a fine-grained token can be scoped to. */
export type EntityType =
  | ("user" | "org" | "resource-group" | "model" | "dataset" | "space")
  | ("bucket" | "kernel" | "container" | "collection" | "oauth-app");

export type Scope = {
  readonly entity: { readonly _id: string; readonly type: EntityType; readonly name?: string };
  readonly permissions: readonly string[];
  /** Narrows the scope to resources by name. */
  readonly patterns?: readonly {
    readonly resourceType: "inference-endpoint";
    readonly wildcardPatterns: readonly string[];
  }[];
};

export type TokenKind =
  | { readonly type: "classic"; readonly role: "read" | "write" }
  | {
      readonly type: "fineGrained";
      readonly canReadGatedRepos?: boolean;
      readonly global?: readonly string[];
      readonly scoped: readonly Scope[];
    }
  /** A sign-in in the browser: no accessToken, and an end. */
  | { readonly type: "oauth"; readonly expiresAt: string }
  /** The token of an application, which belongs to nobody. */
  | { readonly type: "app"; readonly app: string; readonly entities: readonly Scope["entity"][]; readonly role: string }
  /** The legacy token of an organisation (its whoami is not confirmed). */
  | { readonly type: "org"; readonly organisation: string };

/** Why a token does not reach an organisation until someone does something about it. */
export type Restriction = "mfa" | "token-policy" | "token-revoked" | "sso" | "ip";
export type OrgRole = "admin" | "write" | "contributor" | "read" | "no_access";
/** Why the Hub refuses a token, or `ok`. */
export type TokenState = "ok" | "expired" | "revoked";

export type Token = {
  /** What tests and the log call it. */
  readonly name: string;
  /** What the person called it on the token page. */
  readonly displayName: string;
  readonly secret: string;
  readonly kind: TokenKind;
  readonly createdAt: string;
  readonly state: TokenState;
  /** By organisation: what keeps this token from it. */
  readonly restrictions: Readonly<Record<string, readonly Restriction[]>>;
  /** By organisation: her role there, where it is not the usual one. */
  readonly roles: Readonly<Record<string, OrgRole>>;
};

/** The one person of the stand-in; every sample token is hers. */
export const samplePerson = {
  id: seededHex("user ana-m", 24),
  name: "ana-m",
  fullname: "Ana Moreau",
  email: "ana.moreau@hubdeck.example",
  organisations: [
    {
      ...{ id: seededHex("org quarry-labs", 24), name: "quarry-labs", fullname: "Quarry Labs", role: "contributor" },
      resourceGroups: [],
    },
    {
      ...{ id: seededHex("org helios", 24), name: "helios", fullname: "Helios Speech", role: "admin" },
      resourceGroups: [{ id: seededHex("resource group helios/clinic", 24), name: "clinic", role: "write" }],
    },
  ],
} as const satisfies Person;

type Person = {
  readonly id: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly fullname: string;
    readonly role: OrgRole;
    readonly resourceGroups: readonly { readonly id: string; readonly name: string; readonly role: OrgRole }[];
  }[];
};

/** The scopes of a fine-grained token of hers: on herself, and on those of her organisations that are named. */
export function scopesOf(
  own: readonly string[],
  org: readonly string[] = [],
  organisations: readonly string[] = samplePerson.organisations.map(({ name }) => name),
): Scope[] {
  const named = samplePerson.organisations.filter(({ name }) => org.length > 0 && organisations.includes(name));
  return [
    { entity: { _id: samplePerson.id, type: "user", name: samplePerson.name }, permissions: own },
    ...named.map(({ id, name }): Scope => ({ entity: { _id: id, type: "org", name }, permissions: org })),
  ];
}
