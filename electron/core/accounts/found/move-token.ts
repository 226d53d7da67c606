/** Moves a token from a file into the keychain: it is there, read back and compared, before the line goes. */
import { randomUUID } from "node:crypto";
import type { AccountBook } from "#core/accounts/account-book.ts";
import { whyNotMove } from "#core/accounts/found/describe-finding.ts";
import type { FoundPlace, FoundToken } from "#core/accounts/found/find-tokens.ts";
import { helperEntryId } from "#core/accounts/helper-entry.ts";
import { readSecretEntry } from "#core/accounts/secret-entry.ts";
import { conflict, removeTokenFile, replaceTokenFile, requireUnchanged } from "#core/accounts/token-file.ts";
import { redactShapes } from "#core/log/redact.ts";
import { ProblemError } from "#core/problem-error.ts";

/** Windows keeps at most 2560 bytes in an entry. */
const removedMax = 1000;

/** The finding's place in a file. Throws ProblemError CONFLICT where it may not be changed. */
export function placeOf(book: AccountBook, found: FoundToken): FoundPlace {
  const { place, where } = found;
  const why = whyNotMove(book, found);
  if (place === null || why !== null) throw conflict(where, why ?? "It is no file.");
  return place;
}

/** Takes the token out of its file and answers the id for undoing that. Throws ProblemError (KEYCHAIN, CONFLICT, DISK, DISK_FULL). */
export async function moveToken(book: AccountBook, found: FoundToken, accountId: string): Promise<string> {
  const { file, start, end, line, canGoWhole } = placeOf(book, found);
  const removed = file.text.slice(start, end);
  const rest = file.text.slice(0, start) + file.text.slice(end);
  if (removed.length > removedMax) throw conflict(file.path, "The lines are too long to be kept for undoing.");
  await requireInKeychain(book, accountId, found.token);
  const undoId = randomUUID();
  const entry = helperEntryId("undo", undoId);
  await book.keychain.set(entry, removed);
  const isWhole = canGoWhole && rest.trim() === "";
  const now = book.clock.now();
  // Known before the line goes, so that a crash in between loses nothing.
  book.moved.put(undoId, {
    path: file.path,
    line,
    offset: isWhole ? null : start,
    mode: file.mode,
    rest: book.fingerprint(isWhole ? "" : rest),
    movedAt: now,
    accountId,
  });
  try {
    await book.moved.flush();
    await requireUnchanged(file);
    if (isWhole) await removeTokenFile(file.path);
    else await replaceTokenFile(file.path, rest, file.mode);
  } catch (error) {
    book.moved.remove(undoId);
    await book.keychain.delete(entry).catch((reason: unknown) => book.log.error("keychain.undo-left", reason));
    throw error;
  }
  return undoId;
}

/** The entry as the keychain has it, not as memory has it. */
async function requireInKeychain(book: AccountBook, accountId: string, token: string): Promise<void> {
  const state = book.keychain.state.get();
  const isKept = state.type !== "memory" && !book.memoryOnly.has(accountId);
  const password = isKept ? await book.keychain.get(accountId) : null;
  if (password !== null && readSecretEntry(password)?.token === token) return;
  throw new ProblemError({
    code: "KEYCHAIN",
    what: "The token stays where it is",
    why: "No keychain holds it, so it would be lost when you quit.",
    action: { type: "go", label: "Settings", to: "settings" },
  });
}

/** What happens when it is moved, one sentence each. */
export function consequencesOf({ source, name, place, hasRefreshToken }: FoundToken): string[] {
  const lines: string[] = [];
  if (source === "token-file")
    lines.push("Python and the hf command are no longer signed in, unless a variable says otherwise.");
  if (source === "stored-tokens") lines.push("The hf command no longer lists this token, and cannot switch to it.");
  if (source === "env-file")
    lines.push(`Programs that read this file no longer find ${redactShapes(name ?? "it").slice(0, 100)}.`);
  if (hasRefreshToken) {
    lines.push("It is a browser login. What renews it goes too, so it ends at its date. Undo brings both back.");
  }
  if (source !== "env-file") lines.push("You can lend it to hf again from here, and take it back.");
  if (place?.isInGit === true) {
    lines.push(
      "The file is in a git repo. If it was ever committed, the history keeps the token: better revoke it on the Hub.",
    );
  }
  return lines;
}
