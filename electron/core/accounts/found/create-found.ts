/** Tokens found on this computer, by id: the page names a finding, and only the core knows the token behind it. */
import { type AccountBook, accountOf, accountWith, hubOrigin } from "#core/accounts/account-book.ts";
import { addAccount } from "#core/accounts/add-account.ts";
import { checkToken } from "#core/accounts/check-token.ts";
import { describeFinding, notesFor } from "#core/accounts/found/describe-finding.ts";
import { type FoundToken, findTokens } from "#core/accounts/found/find-tokens.ts";
import { consequencesOf, moveToken, placeOf } from "#core/accounts/found/move-token.ts";
import { undoMove } from "#core/accounts/found/undo-move.ts";
import { requireConsent } from "#core/accounts/require-consent.ts";
import { requireUnchanged } from "#core/accounts/token-file.ts";
import { whoAmI } from "#core/accounts/who-am-i.ts";
import type { FoundCapability } from "#core/core.ts";
import { redactShapes } from "#core/log/redact.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";

export type FoundOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly door: "electron" | "browser";
  readonly platform?: NodeJS.Platform;
  /** The path behind a folder id. Throws ProblemError NOT_FOUND. */
  folderPath(folderId: string): string;
};

const findingsMax = 200;

export function createFound(book: AccountBook, options: FoundOptions): FoundCapability {
  const { env, door, platform = process.platform } = options;
  const known = new Map<string, FoundToken>();

  const idOf = (found: FoundToken) =>
    book
      .fingerprint(
        JSON.stringify([
          found.source,
          found.where,
          found.name,
          found.place?.line,
          found.place?.file.sha256,
          found.token,
        ]),
      )
      .slice(0, 32);

  function findingOf(id: string): FoundToken {
    const found = known.get(id);
    if (found !== undefined) return found;
    throw new ProblemError({
      code: "NOT_FOUND",
      what: "This is not there any more",
      why: "The place was looked at again since, and holds something else.",
      action: { type: "retry", label: "Look again" },
    });
  }

  async function importToken(id: string, confirmedOrigin: string | undefined, signal: AbortSignal): Promise<Account> {
    const { token, expiresAt } = findingOf(id);
    const account = await addAccount(book, { token, confirmedOrigin }, signal);
    const record = book.records.all().get(account.id);
    // whoami may not say when a login ends; the CLI's file does.
    if (record !== undefined && record.token.expiresAt === null && expiresAt !== null) {
      book.records.put(account.id, { ...record, token: { ...record.token, expiresAt } });
    }
    return accountOf(book, account.id);
  }

  return {
    async look(folderIds) {
      const folders = folderIds.map(options.folderPath);
      const look = await findTokens(env, book.cliPaths, folders);
      const tokens = look.tokens.slice(0, findingsMax);
      for (const found of tokens) known.set(idOf(found), found);
      return {
        findings: tokens.map((found) => describeFinding(book, idOf(found), found, tokens)),
        unreadable: look.unreadable
          .slice(0, 50)
          .map(({ where, why }) => ({ where: redactShapes(where).slice(0, 4096), why })),
        notes: notesFor(platform, door),
        moved: [...book.moved.all()].slice(-100).map(([undoId, { path, line, movedAt }]) => ({
          undoId,
          where: redactShapes(path),
          line,
          movedAt,
        })),
        lookedAt: book.clock.now(),
      };
    },
    async whoIs({ id, confirmedOrigin }, { signal }) {
      const { token: text, expiresAt: end } = findingOf(id);
      const token = checkToken(text);
      requireConsent(book, hubOrigin(book), confirmedOrigin);
      const identity = await whoAmI(book.hub, token, { candidateToken: token }, signal);
      const { name, role, expiresAt } = identity.token;
      const { name: userName, fullname } = identity.user;
      return { userName, fullname, name, role, expiresAt: expiresAt ?? end };
    },
    importToken: ({ id, confirmedOrigin }, { signal }) => importToken(id, confirmedOrigin, signal),
    async previewMove(id) {
      const found = findingOf(id);
      const place = placeOf(book, found);
      await requireUnchanged(place.file);
      const { masked, line, start, end, canGoWhole } = place;
      const rest = place.file.text.slice(0, start) + place.file.text.slice(end);
      return {
        where: redactShapes(place.file.path).slice(0, 4096),
        line,
        before: masked.slice(0, 20).map((text) => text.slice(0, 300)),
        isWholeFile: canGoWhole && rest.trim() === "",
        consequences: consequencesOf(found),
      };
    },
    async move({ id, confirmedOrigin }, { signal }) {
      const found = findingOf(id);
      await requireUnchanged(placeOf(book, found).file);
      const same = accountWith(book, found.token, null);
      const accountId = same ?? (await importToken(id, confirmedOrigin, signal)).id;
      const undoId = await moveToken(book, found, accountId);
      known.delete(id);
      return { account: accountOf(book, accountId), undoId };
    },
    undoMove: (undoId) => undoMove(book, undoId),
  };
}
