/** Lends a token to the `hf` CLI: writes it into Python's own files, in plain text for this user alone, because the person asked. */
import { type AccountBook, accountOf, updateRecord } from "#core/accounts/account-book.ts";
import type { CliCopy } from "#core/accounts/account-record.ts";
import { type CliFiles, openCliFiles } from "#core/accounts/cli/cli-files.ts";
import { whyNotName } from "#core/accounts/cli/stored-tokens.ts";
import { helperEntryId } from "#core/accounts/helper-entry.ts";
import type { AccountsCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";

type Input = Parameters<AccountsCapability["handToCli"]>[0];

/** The account with its copy. Throws ProblemError (NOT_FOUND, KEYCHAIN, BAD_INPUT, CONFLICT, CONFIRM_ACTIVE, DISK, DISK_FULL). */
export async function handToCli(book: AccountBook, input: Input): Promise<Account> {
  const { id, isActive } = input;
  const account = accountOf(book, id);
  const secret = book.vault.get(id);
  if (secret === null) throw outOfReach();
  if (account.hubOrigin !== book.cliHub) throw otherHub(account.hubOrigin, book.cliHub);
  const name = (input.name ?? account.cli?.name ?? account.token.name).trim() || `hubdeck-${account.user.name}`;
  const why = whyNotName(name);
  if (why !== null) throw new ProblemError({ code: "BAD_INPUT", what: "This name cannot be used", why, action: null });

  const files = await openCliFiles(book.cliPaths);
  const there = files.stored.get(name)?.get("hf_token");
  if (there !== undefined && there !== secret.token) throw nameTaken(name);
  const known = book.records.all().get(id)?.cli ?? null;
  const own = [...files.stored].find(([, fields]) => fields.get("hf_token") === secret.token)?.[0];
  // What the person's own login wrote is not ours to take back later.
  if (known === null && own !== undefined) throw alreadyThere(own);
  const isOther = isActive && files.active !== null && files.active !== secret.token;
  if (isOther && input.mayReplaceActive !== true) throw otherIsActive(files);
  const former = isOther ? await keepFormer(book, id, files) : (known?.former ?? null);

  const copy: CliCopy = {
    name,
    isActive: isActive || (known?.isActive === true && files.active === secret.token),
    handedAt: book.clock.now(),
    tokenFile: files.paths.token,
    storedFile: files.paths.stored,
    former,
  };
  // Said before it is done, so that a crash in between leaves no copy that nobody knows of.
  updateRecord(book, id, { cli: copy });
  const expiresAt = account.token.expiresAt;
  const fields = new Map([["hf_token", secret.token]]);
  if (expiresAt !== null) fields.set("expires_at", String(Math.floor(expiresAt / 1000)));
  const others = [...files.stored].filter(([one]) => one !== name && !(one === known?.name && isSame(one)));
  let isStored = there !== undefined && known?.name === name;
  try {
    if (!isStored) await files.writeStored(new Map([...others, [name, fields]]));
    isStored = true;
    if (isActive) await files.writeActive(secret.token);
  } catch (error) {
    // What was written stays known, so that it can be taken back.
    updateRecord(book, id, { cli: isStored ? { ...copy, isActive: known?.isActive ?? false } : known });
    throw error;
  }
  return accountOf(book, id);

  /** The copy under its former name, if it is still ours. */
  function isSame(one: string): boolean {
    return files.stored.get(one)?.get("hf_token") === secret?.token;
  }
}

/** Remembers what was active, without writing it anywhere in plain text that it was not in already. */
async function keepFormer(book: AccountBook, id: string, { active, stored }: CliFiles): Promise<CliCopy["former"]> {
  if (active === null) return null;
  const named = [...stored].find(([, fields]) => fields.get("hf_token") === active);
  if (named !== undefined) return { name: named[0] };
  if (book.keychain.state.get().type !== "keychain") {
    throw new ProblemError({
      code: "KEYCHAIN",
      what: "The token that hf uses now would be lost",
      why: "It is in no other file, and there is no keychain to keep it in until you take yours back.",
      action: null,
    });
  }
  await book.keychain.set(helperEntryId("formerCli", id), active);
  return "keychain";
}

function outOfReach(): ProblemError {
  return new ProblemError({
    code: "KEYCHAIN",
    what: "The token is out of reach",
    why: "It is in a keychain that is locked, or in another one than is in use now.",
    action: { type: "retry", label: "Try again" },
  });
}

/** What is in its files, the CLI sends to the Hub that its own variable names. */
function otherHub(origin: string, cliHub: string): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: `This token is of ${origin.slice(0, 200)}`,
    why: `hf on this computer talks to ${cliHub.slice(0, 200)}, and would send the token there.`,
    action: null,
  });
}

function alreadyThere(name: string): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: "hf has this token already",
    why: `It is there under the name ${name.slice(0, 100)}, from a login of your own.`,
    action: null,
  });
}

function nameTaken(name: string): ProblemError {
  return new ProblemError({
    code: "CONFLICT",
    what: `hf has another token called ${name}`,
    why: "It stays as it is. Choose another name for this one.",
    action: null,
  });
}

function otherIsActive({ active, stored }: CliFiles): ProblemError {
  const name = [...stored].find(([, fields]) => fields.get("hf_token") === active)?.[0];
  return new ProblemError({
    code: "CONFIRM_ACTIVE",
    what: name === undefined ? "hf uses another token now" : `hf uses another token now: ${name.slice(0, 100)}`,
    why: "Python and the hf command would use this one instead. The other comes back when you take this one back.",
    action: null,
  });
}
