/**
 * Takes secrets out of text before it is written down: tokens, Authorization values, signed links, passwords in URLs.
 * Works by shape, and for secrets it was told of also by value. It hides too much rather than too little.
 */

/** Hides secrets; the same one serves the log and the details of problems. */
export type Redactor = {
  /** Also hides this exact secret, plain and encoded, until the returned function is called. */
  register(secret: string): () => void;
  redact(text: string): string;
};

/** Registered secrets shorter than this are hidden by shape only: they would blot out ordinary words. */
const secretLengthMin = 4;

export function createRedactor(): Redactor {
  const secrets = new Map<symbol, readonly string[]>();
  return {
    register(secret) {
      const key = Symbol("secret");
      if (secret.length >= secretLengthMin) secrets.set(key, encodedForms(secret));
      return () => secrets.delete(key);
    },
    redact(text) {
      let result = text;
      for (const form of [...secrets.values()].flat().sort((a, b) => b.length - a.length)) {
        result = result.replaceAll(form, "[secret]");
      }
      return redactShapes(result);
    },
  };
}

/** Hides whatever has the shape of a secret. */
export function redactShapes(text: string): string {
  return text
    .replace(absoluteUrl, bareUrl)
    .replace(token, "[token]")
    .replace(base64Run, (run) => (tokenInBase64.test(run) ? "[token]" : run))
    .replace(authorization, "$1[secret]")
    .replace(bearer, "$1 [secret]")
    .replace(signedParameter, "$1=[secret]");
}

const absoluteUrl = /\b([a-z][a-z0-9+.-]{1,10}:\/\/)([^\s"'<>\\]+)/gi;
const token = /(?:hf|api_org|api%5forg)(?:_|%5f)(?:(?:oauth|jwt)(?:_|%5f))?[A-Za-z0-9][A-Za-z0-9._~%-]{8,}/gi;
const base64Run = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
/** `hf_` in base64 at each of its three alignments. */
const tokenInBase64 = /(?:aGZf|[GWm2]hmX[w-z0-9+/_-]|oZl[89+/_-])[A-Za-z0-9+/_-]{12}/;
const authorization = /((?:authorization|cookie)["']?\s*[:=]\s*["']?)[^"'\r\n,;}]+/gi;
const bearer = /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/gi;
const signedParameter =
  /\b(X-Amz-[A-Za-z-]+|X-Xet-[A-Za-z-]+|Signature|Policy|Key-Pair-Id|[a-z_-]{0,20}token|sig|password)=[^&\s"'<>]+/gi;

/** A URL without credentials, query and fragment: signed links carry their secret there, and so do launch links. */
function bareUrl(_whole: string, scheme: string, rest: string): string {
  const end = rest.search(/[?#]/);
  const place = end === -1 ? rest : rest.slice(0, end);
  const pathStart = place.indexOf("/");
  const authority = pathStart === -1 ? place : place.slice(0, pathStart);
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  return `${scheme}${host}${pathStart === -1 ? "" : place.slice(pathStart)}${end === -1 ? "" : "?…"}`;
}

/** The secret as it is and as it looks in a URL, in JSON, in hex and in base64 at each alignment. */
function encodedForms(secret: string): readonly string[] {
  const forms = new Set([
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("hex"),
  ]);
  for (const before of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    // The first and last characters also hold bits of the neighbours: leave them out.
    const start = Math.ceil((before * 8) / 6);
    const length = Math.floor((bytes.length * 8) / 6) - start;
    for (const encoding of ["base64", "base64url"] as const) {
      const form = bytes.toString(encoding).slice(start, start + length);
      if (form.length >= secretLengthMin) forms.add(form);
    }
  }
  return [...forms];
}
