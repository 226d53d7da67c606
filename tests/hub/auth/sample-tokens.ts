/**
 * Tokens by name. The sample tokens are the ones that people see in the demo; the special ones are for tests: every shape of
 * scope, and what keeps a token from an organisation.
 */
import {
  type OrgRole,
  type Restriction,
  type Scope,
  samplePerson,
  scopesOf,
  type TokenKind,
  type TokenState,
} from "#tests/hub/auth/tokens.ts";
import { seededHex } from "#tests/hub/content/random.ts";

export type SampleToken = {
  /** What it is, for people. */
  readonly title: string;
  readonly displayName: string;
  readonly kind: TokenKind;
  readonly state?: TokenState;
  readonly restrictions?: Readonly<Record<string, readonly Restriction[]>>;
  readonly roles?: Readonly<Record<string, OrgRole>>;
};

const read = "repo.content.read";
const infer = "inference.serverless.write";

/** The sample tokens: a title for people, what Ana called each, and what it may do. */
export const sampleTokens = {
  read: { title: "Read", displayName: "laptop", kind: { type: "classic", role: "read" } },
  write: { title: "Write", displayName: "workstation", kind: { type: "classic", role: "write" } },
  fineGrained: {
    title: "Fine-grained, all that Hubdeck uses",
    displayName: "hubdeck",
    kind: fineGrained(scopesOf([read, "repo.write", "discussion.write", infer], [read, "repo.write", infer])),
  },
  fineGrainedNoInference: {
    title: "Fine-grained, without inference",
    displayName: "downloads-only",
    kind: fineGrained(scopesOf([read], [read])),
  },
  fineGrainedNoGated: {
    title: "Fine-grained, without gated repos",
    displayName: "own-repos-and-inference",
    kind: fineGrained(scopesOf([read, infer]), { canReadGatedRepos: false }),
  },
  oauth: {
    title: "OAuth, as a browser sign-in gives",
    displayName: "",
    kind: { type: "oauth", expiresAt: "2099-01-01T00:00:00.000Z" },
  },
  expired: {
    title: "Expired OAuth (the Hub refuses it)",
    displayName: "",
    kind: { type: "oauth", expiresAt: "2026-01-01T00:00:00.000Z" },
    state: "expired",
  },
  revoked: {
    title: "Revoked (the Hub refuses it)",
    displayName: "old-laptop",
    kind: { type: "classic", role: "write" },
    state: "revoked",
  },
} as const satisfies Record<string, SampleToken>;

/** Tokens for tests: one per shape that a client has to understand. */
export const specialTokens = {
  fineGrainedEmpty: special("may do nothing", fineGrained([], { canReadGatedRepos: false })),
  fineGrainedInferenceOnly: special("inference only", fineGrained(scopesOf([infer]), { canReadGatedRepos: false })),
  /** Older tokens lack the flag and the list altogether. */
  fineGrainedWithoutFlag: special("no flag", { type: "fineGrained", scoped: scopesOf([read]) }),
  fineGrainedGlobal: special("speaks everywhere", fineGrained([], { global: ["discussion.write", "post.write"] })),
  fineGrainedContribute: special("opens pull requests only", fineGrained(scopesOf(["repo.contribute.write"]))),
  fineGrainedOneOrg: special("one organisation", fineGrained(scopesOf([], [read, "repo.write"], ["helios"]).slice(1))),
  fineGrainedOneModel: special(
    "one model",
    fineGrained([on("model", "helios/lumen-next-draft", [read, "repo.write"])]),
  ),
  fineGrainedOneDataset: special("one dataset", fineGrained([on("dataset", "helios/dictation-private", [read])])),
  fineGrainedOneSpace: special("one Space", fineGrained([on("space", "ana-m/shanty-box-private", [read])])),
  fineGrainedResourceGroup: special(
    "one resource group",
    fineGrained([
      {
        entity: { _id: samplePerson.organisations[1].resourceGroups[0].id, type: "resource-group", name: "clinic" },
        permissions: [read, "repo.write"],
      },
    ]),
  ),
  fineGrainedPatterns: special(
    "endpoints by name",
    fineGrained([
      {
        entity: { _id: samplePerson.organisations[1].id, type: "org", name: "helios" },
        permissions: ["inference.endpoints.infer.write"],
        patterns: [{ resourceType: "inference-endpoint", wildcardPatterns: ["speech-*", "lumen"] }],
      },
    ]),
  ),
  /** Strings that no client knows, and an entity that says no name. */
  fineGrainedUnknown: special(
    "from the future",
    fineGrained([
      ...scopesOf([read, "robot.arm.write"]),
      { entity: { _id: seededHex("collection", 24), type: "collection" }, permissions: ["collection.write"] },
    ]),
  ),
  ssoRequired: restricted("sso"),
  mfaRequired: restricted("mfa"),
  ipBlocked: restricted("ip"),
  tokenPolicy: restricted("token-policy"),
  revokedByOrg: restricted("token-revoked"),
  /** Several at once, and a fine-grained token that its organisation has not approved. */
  fineGrainedNotApproved: {
    ...special("waits for the administrators", fineGrained(scopesOf([read], [read]))),
    restrictions: { "quarry-labs": ["token-policy"], helios: ["sso", "mfa"] },
  },
  orgReader: {
    ...special("reader of one, locked out of the other", { type: "classic", role: "write" }),
    roles: { "quarry-labs": "no_access", helios: "read" },
  },
  app: special("", {
    type: "app",
    app: "nightly-builds",
    entities: [{ _id: seededHex("org helios", 24), type: "org", name: "helios" }],
    role: "read",
  }),
  legacyOrg: special("", { type: "org", organisation: "helios" }),
} as const satisfies Record<string, SampleToken>;

export type SampleTokenName = keyof typeof sampleTokens;
export type TokenName = SampleTokenName | keyof typeof specialTokens;

/** The names in the order in which people see them; Object.keys only ever says string. */
export const sampleTokenNames = Object.keys(sampleTokens) as readonly SampleTokenName[];

function fineGrained(
  scoped: readonly Scope[],
  rest: { readonly canReadGatedRepos?: boolean; readonly global?: readonly string[] } = {},
): TokenKind {
  return { type: "fineGrained", canReadGatedRepos: true, global: [], scoped, ...rest };
}

function special(displayName: string, kind: TokenKind): SampleToken {
  return { title: displayName, displayName, kind };
}

/** A write token that her contributor's organisation keeps out. */
function restricted(restriction: Restriction): SampleToken {
  const token = special(`kept out: ${restriction}`, { type: "classic", role: "write" });
  return { ...token, restrictions: { "quarry-labs": [restriction] } };
}

function on(type: "model" | "dataset" | "space", name: string, permissions: readonly string[]): Scope {
  return { entity: { _id: seededHex(`entity ${type} ${name}`, 24), type, name }, permissions };
}
