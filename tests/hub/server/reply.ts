/** What a route answers, and the refusals of the Hub with their texts, codes and headers. */

export type ReplyHeaders = Readonly<Record<string, string | number>>;
export type ReplyBody = string | Uint8Array | AsyncIterable<Uint8Array> | null;
export type Reply = {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body: ReplyBody;
  /** Where the body lies in the file it is of, for faults that strike at a place of the file. */
  readonly place?: { readonly start: number; readonly sizeBytes: number };
};

/** Thrown anywhere below a route to end it with this answer. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`answered ${reply.status}`);
    this.reply = reply;
  }
}

/** Thrown by a body where the connection is to break off in the middle of the answer. */
export class BrokenOff extends Error {}

/** A value as JSON. */
export function json(value: unknown, headers: ReplyHeaders = {}, status = 200): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** Plain text. */
export function text(body: string, headers: ReplyHeaders = {}, status = 200): Reply {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers }, body };
}

/** A page for a person's browser. */
export function html(body: string, status = 200): Reply {
  return { status, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}

/** A failure as the Hub words it: JSON `error`, the same text in X-Error-Message, and X-Error-Code where it has one. */
export function failure(status: number, message: string, code?: string, headers: ReplyHeaders = {}): Reply {
  // A header holds no line breaks, and of other scripts only what Latin-1 has.
  const asHeader = message.replace(/[^\x20-\x7e\xa0-\xff]/g, "?");
  const errorHeaders = { "X-Error-Message": asHeader, ...(code === undefined ? {} : { "X-Error-Code": code }) };
  return json({ error: message }, { ...errorHeaders, ...headers }, status);
}

/** Ends the route with a failure. */
export function refuse(status: number, message: string, code?: string, headers?: ReplyHeaders): never {
  throw new Refusal(failure(status, message, code, headers));
}

/** 401 without a token (texts: reference section 1.2). */
export function refuseAnonymous(): never {
  refuse(401, "Invalid username or password.", undefined, {
    "WWW-Authenticate": 'Bearer realm="Authentication required", charset="UTF-8"',
  });
}

/** 401 for a token that the Hub does not accept; `isExpired` only where the Hub says so. */
export function refuseBadToken(isExpired = false): never {
  refuse(401, isExpired ? "OAuth access token has expired" : "Invalid credentials in Authorization header");
}
