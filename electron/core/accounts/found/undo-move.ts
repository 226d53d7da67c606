/** Puts lines that were moved into the keychain back where they were, if nobody has changed the file since. */
import type { AccountBook } from "#core/accounts/account-book.ts";
import { helperEntryId } from "#core/accounts/helper-entry.ts";
import {
  conflict,
  readTokenFile,
  replaceTokenFile,
  requireUnchanged,
  writeSecretFile,
} from "#core/accounts/token-file.ts";
import { ProblemError } from "#core/problem-error.ts";

/** Throws ProblemError (NOT_FOUND, KEYCHAIN, CONFLICT, DISK, DISK_FULL); then nothing was changed, and it can be tried again. */
export async function undoMove(book: AccountBook, undoId: string): Promise<void> {
  const moved = book.moved.all().get(undoId);
  const entry = helperEntryId("undo", undoId);
  const removed = moved === undefined ? null : await book.keychain.get(entry);
  if (moved === undefined || removed === null) throw gone();
  const { path, offset, mode, rest } = moved;
  const now = await readTokenFile(path);
  if (offset === null) {
    if (now.type !== "absent") throw conflict(path, "There is a new file in its place.");
    await writeSecretFile(path, removed);
  } else {
    if (now.type !== "read") throw conflict(path, now.type === "absent" ? "The file is gone." : now.why);
    const { text } = now.file;
    if (book.fingerprint(text) !== rest) throw conflict(path, "It has changed since the line was taken out.");
    await requireUnchanged(now.file);
    await replaceTokenFile(path, text.slice(0, offset) + removed + text.slice(offset), mode);
  }
  book.moved.remove(undoId);
  await book.keychain.delete(entry);
}

function gone(): ProblemError {
  return new ProblemError({
    code: "NOT_FOUND",
    what: "This cannot be undone any more",
    why: "What was taken out is not kept: it was put back already, or the account was signed out.",
    action: null,
  });
}
