/** Cleans a pasted token and checks its shape, before it is sent anywhere. Never puts any of the text into an error. */
import { ProblemError } from "#core/problem-error.ts";

/** White space anywhere, invisible characters, and quotes around: what a copy brings along. */
const strays = /[\s\u200b-\u200f\u2060\ufeff]+/g;
const quotes = /^["'`“”]+|["'`“”]+$/g;

/** The token without stray characters. Throws ProblemError TOKEN_SHAPE with what it seems to be instead. */
export function checkToken(pasted: string): string {
  const token = pasted
    .replace(strays, "")
    .replace(quotes, "")
    .replace(/^Bearer(?=hf_)/, "")
    .replace(/^(?:export)?(?:HF_TOKEN|HUGGING_FACE_HUB_TOKEN)=["']?/, "");
  const why = wrongShape(token);
  if (why === null) return token;
  throw new ProblemError({
    code: "TOKEN_SHAPE",
    what: "This is not a Hugging Face token",
    why,
    action: null,
  });
}

/** What else it seems to be, for text that does not begin as a token does. */
function otherKind(text: string): string {
  if (/^[^@]+@[^@]+\.[^@.]+$/.test(text)) return "It is an email address. A token begins with hf_.";
  if (/^oauth_/i.test(text)) {
    return "It is an id or a secret of an OAuth application. Use a token of your own account, which begins with hf_.";
  }
  if (/^eyJ[A-Za-z0-9_-]+\./.test(text)) return "It is a web token (JWT) of a sign-in. A token begins with hf_.";
  if (/^(?:sk|pk|gsk|r8|xai)[-_]|^gh[a-z]_|^github_pat_|^glpat-|^AIza|^AKIA/.test(text)) {
    return "It is a key of another service. A token of Hugging Face begins with hf_.";
  }
  if (/^hf[^_]/i.test(text) || /^hf_/i.test(text)) return "A token begins with hf_, in small letters. Copy it again.";
  return "A token begins with hf_. If this is your password: Hubdeck never needs it.";
}

function wrongShape(token: string): string | null {
  if (token === "") return "The field is empty.";
  if (token.startsWith("api_org_")) {
    return "It is an organisation's token. Use a token of your own account, which begins with hf_.";
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(token))
    return "It is a web address. Copy the token itself, which begins with hf_.";
  if (/^hf_.*(?:[*•…]|\.\.\.)/.test(token)) {
    return "A part of it is hidden. The Hub shows a token in full only when it is made, so make a new one.";
  }
  if (!token.startsWith("hf_")) return otherKind(token);
  // JSON Web Tokens have dots; all others are letters and digits.
  if (!/^hf_[A-Za-z0-9_.-]+$/.test(token)) return "It has characters that no token has. Copy it again.";
  if (token.length < 20) return "It is too short: the end seems to be missing. Copy it again.";
  return null;
}
