/** Who asks: the token in the Authorization header, as Bearer or as the password of HTTP basic (git does that). */
import type { IncomingHttpHeaders } from "node:http";
import type { TokenBook } from "#tests/hub/auth/token-book.ts";
import type { Token, TokenState } from "#tests/hub/auth/tokens.ts";

export type Caller =
  | { readonly type: "anonymous" }
  | { readonly type: "token"; readonly token: Token }
  | { readonly type: "rejected"; readonly tokenName: string; readonly why: TokenState | "unknown" };

/** The caller behind a request's headers. */
export function identify(headers: IncomingHttpHeaders, tokens: TokenBook): Caller {
  const header = headers.authorization;
  if (header === undefined) return { type: "anonymous" };
  const secret = secretIn(header);
  const token = secret === null ? null : tokens.find(secret);
  if (token === null) return { type: "rejected", tokenName: "unknown", why: "unknown" };
  return token.state === "ok"
    ? { type: "token", token }
    : { type: "rejected", tokenName: token.name, why: token.state };
}

/** The token's name for the record, or null without a token. */
export function tokenNameOf(caller: Caller): string | null {
  if (caller.type === "anonymous") return null;
  return caller.type === "token" ? caller.token.name : caller.tokenName;
}

function secretIn(header: string): string | null {
  const [scheme = "", value = ""] = header.split(" ", 2);
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return null;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}
