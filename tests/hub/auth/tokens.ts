/**
 * The sample person of the stand-in Hub and her tokens. Tokens are random and made when the server starts: none is ever
 * written in a file.
 */
import { randomInt } from "node:crypto";
import { seededHex } from "#tests/hub/content/random.ts";

export type Scope = {
  readonly entity: { readonly _id: string; readonly type: string; readonly name?: string };
  readonly permissions: readonly string[];
};

export type TokenKind =
  | { readonly type: "classic"; readonly role: "read" | "write" }
  | {
      readonly type: "fineGrained";
      readonly canReadGatedRepos: boolean;
      readonly global: readonly string[];
      readonly scoped: readonly Scope[];
    }
  | { readonly type: "oauth"; readonly expiresAt: string };

export type Token = {
  /** What tests and the log call it. */
  readonly name: string;
  /** What the person called it on the token page. */
  readonly displayName: string;
  readonly secret: string;
  readonly kind: TokenKind;
  readonly createdAt: string;
  /** False for expired and revoked tokens. */
  readonly isAccepted: boolean;
};

/** The one person of the stand-in; every sample token is hers. */
export const samplePerson = {
  id: seededHex("user ana-m", 24),
  name: "ana-m",
  fullname: "Ana Moreau",
  email: "ana.moreau@hubdeck.example",
  organisations: [
    { id: seededHex("org quarry-labs", 24), name: "quarry-labs", fullname: "Quarry Labs", role: "contributor" },
    { id: seededHex("org helios", 24), name: "helios", fullname: "Helios Speech", role: "admin" },
  ],
} as const;

const read = "repo.content.read";
const infer = "inference.serverless.write";

/** The scopes of a fine-grained token of hers: on herself, and on those of her organisations that are named. */
export function scopesOf(
  own: readonly string[],
  org: readonly string[] = [],
  organisations: readonly string[] = samplePerson.organisations.map(({ name }) => name),
): Scope[] {
  const named = samplePerson.organisations.filter(({ name }) => org.length > 0 && organisations.includes(name));
  return [
    { entity: { _id: samplePerson.id, type: "user", name: samplePerson.name }, permissions: own },
    ...named.map(({ id, name }) => ({ entity: { _id: id, type: "org", name }, permissions: org })),
  ];
}

function fineGrained(canReadGatedRepos: boolean, own: readonly string[], org: readonly string[] = []): TokenKind {
  return { type: "fineGrained", canReadGatedRepos, global: [], scoped: scopesOf(own, org) };
}

type Sample = Pick<Token, "displayName" | "kind" | "isAccepted"> & { readonly title: string };

/** The sample tokens: a title for people, what Ana called each, and what it may do. */
export const sampleTokens = {
  read: { title: "Read", displayName: "laptop", kind: { type: "classic", role: "read" }, isAccepted: true },
  write: { title: "Write", displayName: "workstation", kind: { type: "classic", role: "write" }, isAccepted: true },
  fineGrained: {
    title: "Fine-grained, all that Hubdeck uses",
    displayName: "hubdeck",
    kind: fineGrained(true, [read, "repo.write", "discussion.write", infer], [read, "repo.write", infer]),
    isAccepted: true,
  },
  fineGrainedNoInference: {
    title: "Fine-grained, without inference",
    displayName: "downloads-only",
    kind: fineGrained(true, [read], [read]),
    isAccepted: true,
  },
  fineGrainedNoGated: {
    title: "Fine-grained, without gated repos",
    displayName: "own-repos-and-inference",
    kind: fineGrained(false, [read, infer]),
    isAccepted: true,
  },
  oauth: {
    title: "OAuth, as a browser sign-in gives",
    displayName: "",
    kind: { type: "oauth", expiresAt: "2099-01-01T00:00:00.000Z" },
    isAccepted: true,
  },
  expired: {
    title: "Expired OAuth (the Hub refuses it)",
    displayName: "",
    kind: { type: "oauth", expiresAt: "2026-01-01T00:00:00.000Z" },
    isAccepted: false,
  },
  revoked: {
    title: "Revoked (the Hub refuses it)",
    displayName: "old-laptop",
    kind: { type: "classic", role: "write" },
    isAccepted: false,
  },
} as const satisfies Record<string, Sample>;

export type SampleTokenName = keyof typeof sampleTokens;

/** The names in the order in which people see them; Object.keys only ever says string. */
export const sampleTokenNames = Object.keys(sampleTokens) as readonly SampleTokenName[];

/** The tokens that this run of the stand-in knows. */
export type TokenBook = {
  /** The secrets of the sample tokens, by name. */
  readonly secrets: Readonly<Record<SampleTokenName, string>>;
  all(): readonly Token[];
  find(secret: string): Token | null;
  /** Makes one more accepted token. */
  add(name: string, displayName: string, kind: TokenKind): Token;
};

/** A book with a fresh token of each sample kind. */
export function createTokenBook(): TokenBook {
  const bySecret = new Map<string, Token>();
  const add = (name: string, displayName: string, kind: TokenKind, isAccepted: boolean): Token => {
    const secret = randomToken(kind.type === "oauth" ? "hf_oauth_" : "hf_");
    const token: Token = { name, displayName, secret, kind, createdAt: "2026-09-14T08:21:07.000Z", isAccepted };
    bySecret.set(secret, token);
    return token;
  };
  const secretOf = (name: SampleTokenName): string => {
    const { displayName, kind, isAccepted } = sampleTokens[name];
    return add(name, displayName, kind, isAccepted).secret;
  };
  return {
    secrets: {
      read: secretOf("read"),
      write: secretOf("write"),
      fineGrained: secretOf("fineGrained"),
      fineGrainedNoInference: secretOf("fineGrainedNoInference"),
      fineGrainedNoGated: secretOf("fineGrainedNoGated"),
      oauth: secretOf("oauth"),
      expired: secretOf("expired"),
      revoked: secretOf("revoked"),
    },
    all: () => [...bySecret.values()],
    find: (secret) => bySecret.get(secret) ?? null,
    add: (name, displayName, kind) => add(name, displayName, kind, true),
  };
}

/** A prefix and 34 random letters and digits. */
export function randomToken(prefix = "hf_"): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return prefix + Array.from({ length: 34 }, () => letters.charAt(randomInt(letters.length))).join("");
}
