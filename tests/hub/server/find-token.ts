/** Tokens in text: finding them where they must not be, and masking them. */

/** Whether a token is in `text`, plain or in base64: one of `secrets`, or anything of a token's shape. */
export function findsToken(text: string, secrets: Iterable<string>): boolean {
  if (/hf_(?:oauth_)?[A-Za-z0-9]{30,}/.test(text)) return true;
  for (const secret of secrets) {
    if (text.includes(secret)) return true;
    for (const lead of [0, 1, 2]) {
      const encoded = Buffer.from(" ".repeat(lead) + secret).toString("base64");
      if (text.includes(encoded.slice(4, -4))) return true;
    }
  }
  return false;
}

/** `text` without tokens and without the signatures of CDN links. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  let masked = text.replace(/hf_(?:oauth_)?[A-Za-z0-9]{20,}/g, "hf_****").replace(/(Signature=)[^&\s"]+/g, "$1****");
  for (const secret of secrets) masked = masked.replaceAll(secret, "hf_****");
  return masked;
}
