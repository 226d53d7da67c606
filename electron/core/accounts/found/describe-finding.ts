/** What the page may know of a token that was found: where, what kind, whose account, what can be done. Never the token. */
import { type AccountBook, accountWith } from "#core/accounts/account-book.ts";
import { checkToken } from "#core/accounts/check-token.ts";
import { clean, type FoundToken } from "#core/accounts/found/find-tokens.ts";
import { redactShapes } from "#core/log/redact.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Finding } from "#shared/contract/found.ts";

/** `all` is everything that was found beside it: what the CLI uses depends on that. */
export function describeFinding(book: AccountBook, id: string, found: FoundToken, all: readonly FoundToken[]): Finding {
  const { source, where, name, token, place, expiresAt } = found;
  const accountId = accountWith(book, token, null);
  const isOurs = isHandedOver(book, found);
  return {
    id,
    source,
    where: redactShapes(where).slice(0, 4096),
    line: place?.line ?? null,
    name: name === null ? null : redactShapes(name).slice(0, 200),
    // Of something short, four characters would be most of it.
    tail: token.length >= 20 ? token.slice(-4) : "",
    kind: kindOf(token),
    expiresAt,
    accountId,
    isPlainText: place !== null,
    isUsedByCli: all.find(isFirstForPython) === found || isStoredCopy(found, all),
    isOurs,
    whyNotImport: whyNotImport(token),
    whyNotMove: whyNotMove(book, found),
    isInGit: place?.isInGit ?? false,
  };
}

/** What cannot be seen from here. */
export function notesFor(platform: NodeJS.Platform, door: "electron" | "browser"): string[] {
  if (platform !== "darwin" || door !== "electron") return [];
  return [
    "An app that is started from the Finder or the Dock does not see the variables of your shell. HF_TOKEN may be set there all the same.",
  ];
}

/** The variables first, as in Python's get_token. */
function isFirstForPython({ source }: FoundToken): boolean {
  return source === "HF_TOKEN" || source === "HUGGING_FACE_HUB_TOKEN" || source === "token-file";
}

/** The entry by name of the token that is in use. */
function isStoredCopy(found: FoundToken, all: readonly FoundToken[]): boolean {
  return found.source === "stored-tokens" && all.find(isFirstForPython)?.token === found.token;
}

/** Whether it lies where this app put it for the CLI. */
function isHandedOver(book: AccountBook, { source, where, name, token }: FoundToken): boolean {
  const wanted = book.fingerprint(token);
  return [...book.records.all()].some(([id, { cli, fingerprint }]) => {
    const isSame = fingerprint === wanted || book.vault.get(id)?.token === token;
    if (cli === null || !isSame) return false;
    if (source === "stored-tokens") return cli.storedFile === where && cli.name === name;
    return source === "token-file" && cli.isActive && cli.tokenFile === where;
  });
}

function kindOf(token: string): Finding["kind"] {
  if (token.startsWith("api_org_")) return "organisation";
  if (token.startsWith("hf_oauth_")) return "oauth";
  return token.startsWith("hf_") ? "user" : "unknown";
}

function whyNotImport(token: string): string | null {
  try {
    // What the check would tidy up is not the token that the other program uses.
    return checkToken(token) === clean(token) ? null : "It has characters that no token has.";
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.why;
    throw error;
  }
}

/** Why it cannot be moved into the keychain; null where it can. A locked one can be opened then. */
export function whyNotMove(book: AccountBook, found: FoundToken): string | null {
  const { place, token } = found;
  if (place === null) return "A variable is set by your shell or system. Take it out of the file that sets it.";
  if (isHandedOver(book, found)) return "This app put it there for hf. Take it back instead.";
  const why = whyNotImport(token) ?? place.file.whyNotChange;
  if (why !== null || book.keychain.state.get().type !== "memory") return why;
  return "There is no keychain on this computer to move it into.";
}
