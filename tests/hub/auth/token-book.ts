/** The tokens of one run. They are random and made when the server starts: none is ever written in a file. */
import { randomInt } from "node:crypto";
import { type SampleToken, sampleTokens, specialTokens, type TokenName } from "#tests/hub/auth/sample-tokens.ts";
import type { Token, TokenKind } from "#tests/hub/auth/tokens.ts";

/** What a token can have beside its kind. */
export type TokenOptions = Partial<Pick<Token, "name" | "displayName" | "state" | "restrictions" | "roles">>;

/** The tokens that this run of the stand-in knows. */
export type TokenBook = {
  /** The secrets of the named tokens. */
  readonly secrets: Readonly<Record<TokenName, string>>;
  all(): readonly Token[];
  find(secret: string): Token | null;
  /** Makes one more token. */
  add(kind: TokenKind, options?: TokenOptions): Token;
  /** From now on the Hub refuses this token. */
  revoke(secret: string): void;
};

/** A book with a fresh token of each named kind. */
export function createTokenBook(): TokenBook {
  const bySecret = new Map<string, Token>();
  const add = (kind: TokenKind, options: TokenOptions = {}): Token => {
    const token: Token = {
      name: options.name ?? `added-${bySecret.size}`,
      displayName: options.displayName ?? "added",
      secret: randomToken(prefixes[kind.type]),
      kind,
      createdAt: "2026-09-14T08:21:07.000Z",
      state: options.state ?? "ok",
      restrictions: options.restrictions ?? {},
      roles: options.roles ?? {},
    };
    bySecret.set(token.secret, token);
    return token;
  };
  const named: Readonly<Record<TokenName, SampleToken>> = { ...sampleTokens, ...specialTokens };
  const secrets = Object.fromEntries(
    Object.entries(named).map(([name, { kind, ...rest }]) => [name, add(kind, { ...rest, name }).secret]),
  );
  return {
    // The keys are those of `named`; Object.fromEntries only ever says string.
    secrets: secrets as Record<TokenName, string>,
    all: () => [...bySecret.values()],
    find: (secret) => bySecret.get(secret) ?? null,
    add,
    revoke(secret) {
      const token = bySecret.get(secret);
      if (token !== undefined) bySecret.set(secret, { ...token, state: "revoked" });
    },
  };
}

const prefixes: Readonly<Record<TokenKind["type"], string>> = {
  classic: "hf_",
  fineGrained: "hf_",
  oauth: "hf_oauth_",
  app: "hf_",
  org: "api_org_",
};

/** A prefix and 34 random letters and digits. */
export function randomToken(prefix = "hf_"): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return prefix + Array.from({ length: 34 }, () => letters.charAt(randomInt(letters.length))).join("");
}
