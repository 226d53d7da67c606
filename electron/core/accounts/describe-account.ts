/** What the person says of a token: a name of their own, what it is for, and which advice they have read. */
import { type AccountBook, accountOf, publish } from "#core/accounts/account-book.ts";
import type { AccountsCapability } from "#core/core.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Account } from "#shared/contract/accounts.ts";
import type { AdviceId } from "#shared/model/advice.ts";

type Input = Parameters<AccountsCapability["describe"]>[0];

/** Throws ProblemError NOT_FOUND. */
export function describeAccount(book: AccountBook, { id, label, purpose }: Input): Account {
  change(book, id, {
    ...(label === undefined ? {} : { label: tidy(label) }),
    ...(purpose === undefined ? {} : { purpose: tidy(purpose) }),
  });
  return accountOf(book, id);
}

/** Throws ProblemError NOT_FOUND. */
export function dismissAdvice(book: AccountBook, id: string, advice: AdviceId, isDismissed: boolean): void {
  const others = accountOf(book, id).dismissedAdvice.filter((one) => one !== advice);
  change(book, id, { dismissedAdvice: isDismissed ? [...others, advice] : others });
}

/** Also for an account whose token is in a locked keychain. */
function change(book: AccountBook, id: string, fields: Partial<Account>): void {
  accountOf(book, id);
  const record = book.records.all().get(id);
  if (record === undefined) {
    throw new ProblemError({
      code: "NOT_FOUND",
      what: "Nothing is known of this account yet",
      why: "It was found in the keychain, and the Hub was not asked yet.",
      action: { type: "retry", label: "Try again" },
    });
  }
  const { label = record.label, purpose = record.purpose, dismissedAdvice = record.dismissedAdvice } = fields;
  book.records.put(id, { ...record, label, purpose, dismissedAdvice });
  publish(book);
}

/** Without control characters, and without white space around; null for nothing. */
function tidy(text: string | null): string | null {
  const clean = (text ?? "").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return clean === "" ? null : clean;
}
