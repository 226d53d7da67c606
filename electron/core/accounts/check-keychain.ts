/** The keychain doctor: makes the checks one after the other and says of each what was found and what to do. Touches no token. */
import { randomUUID } from "node:crypto";
import { type AccountBook, isElsewhere } from "#core/accounts/account-book.ts";
import { helperEntryId, isHelperEntry } from "#core/accounts/helper-entry.ts";
import { loadAccounts } from "#core/accounts/load-accounts.ts";
import { readSecretEntry } from "#core/accounts/secret-entry.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { KeychainReport } from "#shared/contract/keychain.ts";

type Check = KeychainReport["checks"][number];
type Entries = Awaited<ReturnType<AccountBook["keychain"]["findAll"]>>;

/** Never throws for what the keychain does. The system may ask the person to unlock it. */
export async function checkKeychain(book: AccountBook): Promise<KeychainReport> {
  const { keychain } = book;
  let entries: Entries | null = null;
  const backend = backendCheck(book);
  const unlocked = await run(book, "unlocked", backend.state !== "failed", async () => {
    // Asking for one entry lets the system offer to unlock it; listing them does not.
    await keychain.get(helperEntryId("check", "0"));
    entries = await keychain.findAll();
    return { state: "ok", what: "It is unlocked: its entries can be read.", mend: null };
  });
  const roundTrip = await run(book, "round-trip", unlocked.state === "ok", () => makeRoundTrip(book));
  const listed = await run(book, "entries", entries !== null, async () => compare(book, entries ?? []));
  const state = keychain.state.get();
  return {
    name: state.type === "memory" ? null : state.name,
    checks: [backend, unlocked, roundTrip, listed],
    checkedAt: book.clock.now(),
  };
}

function backendCheck({ keychain, records }: AccountBook): Check {
  const state = keychain.state.get();
  if (state.type === "memory") {
    const mend = "Tokens that you add are gone when you quit. The line above says what is missing.";
    return { id: "backend", state: "failed", what: state.why, mend, action: null };
  }
  const former = [...records.all().values()].find((record) => isElsewhere(record, state.name))?.keychainName;
  if (former === undefined || former === null) {
    return { id: "backend", state: "ok", what: `Tokens are kept in ${state.name}.`, mend: null, action: null };
  }
  const what = `Tokens are kept in ${state.name} now, and were put in ${former} before.`;
  const mend = `Those are still in ${former}. Use it again, or add the tokens anew.`;
  return { id: "backend", state: "warning", what, mend, action: null };
}

type Found = Pick<Check, "state" | "what" | "mend">;

/** One check; what the keychain throws is its answer. */
async function run(book: AccountBook, id: Check["id"], isWorthIt: boolean, make: () => Promise<Found>): Promise<Check> {
  if (!isWorthIt)
    return { id, state: "skipped", what: "Not checked, because of the line above.", mend: null, action: null };
  try {
    return { id, ...(await make()), action: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { why, action } = error.problem;
    const state = book.keychain.state.get();
    return { id, state: "failed", what: why, mend: state.type === "locked" ? state.mend : null, action };
  }
}

async function makeRoundTrip({ keychain }: AccountBook): Promise<Found> {
  const id = helperEntryId("check", randomUUID());
  const text = `A test of Hubdeck, ${randomUUID()}`;
  await keychain.set(id, text);
  const back = await keychain.get(id);
  await keychain.delete(id);
  if (back === text) return { state: "ok", what: "A test entry was written, read back and deleted.", mend: null };
  return {
    state: "failed",
    what: "A test entry came back changed.",
    mend: "Do not keep tokens in it until it is mended.",
  };
}

async function compare(book: AccountBook, found: Entries): Promise<Found> {
  const ids = new Set(found.filter(({ id }) => !isHelperEntry(id)).map(({ id }) => id));
  const strange = found.filter(({ id, password }) => ids.has(id) && readSecretEntry(password) === null).length;
  const listed = [...book.vault.entries().keys()].filter((id) => !book.memoryOnly.has(id));
  const missing = listed.filter((id) => !ids.has(id)).length;
  const unlisted = [...ids].filter((id) => book.vault.get(id) === null).length - strange;
  // What was unlocked or changed outside the app is listed from now on.
  if (missing > 0 || unlisted > 0) await loadAccounts(book);
  const count = ids.size - strange;
  const words = `${count === 1 ? "One token is" : `${count} tokens are`} in it`;
  if (missing > 0) {
    const mend = "They were deleted outside Hubdeck. Add them again if you still need them.";
    return { state: "warning", what: `${words}, and ${missing} that were listed here are not.`, mend };
  }
  if (strange > 0) {
    const mend = "They are of a newer Hubdeck or of another program, and are left alone.";
    return { state: "warning", what: `${words}. ${strange} more entries cannot be read.`, mend };
  }
  const memory = book.memoryOnly.size;
  if (memory > 0) {
    const mend = "It was not taken when it was added. Sign out of it and add it again.";
    return { state: "warning", what: `${words}. ${memory} more is kept only until you quit.`, mend };
  }
  return { state: "ok", what: `${words}, and as many are listed here.`, mend: null };
}
