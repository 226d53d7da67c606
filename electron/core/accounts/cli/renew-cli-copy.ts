/** After a token was replaced, its copy with the `hf` CLI is too, where the CLI's files still hold the old one. */
import { type AccountBook, accountOf } from "#core/accounts/account-book.ts";
import { openCliFiles } from "#core/accounts/cli/cli-files.ts";
import { ProblemError } from "#core/problem-error.ts";

/** Never throws for what the files are: the person is told that the CLI still has the old token. */
export async function renewCliCopy(book: AccountBook, id: string, oldToken: string): Promise<void> {
  const copy = book.records.all().get(id)?.cli ?? null;
  const secret = book.vault.get(id);
  if (copy === null || secret === null) return;
  try {
    const files = await openCliFiles({ token: copy.tokenFile, stored: copy.storedFile });
    const fields = new Map(files.stored.get(copy.name));
    if (fields.get("hf_token") === oldToken) {
      fields.set("hf_token", secret.token);
      const { expiresAt } = accountOf(book, id).token;
      for (const stale of ["refresh_token", "expires_at"]) fields.delete(stale);
      if (expiresAt !== null) fields.set("expires_at", String(Math.floor(expiresAt / 1000)));
      await files.writeStored(new Map([...files.stored, [copy.name, fields]]));
    }
    if (copy.isActive && files.active === oldToken) await files.writeActive(secret.token);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { what, why } = error.problem;
    book.report({ what: "The hf command still has the old token", why: `${what}. ${why}` });
  }
}
