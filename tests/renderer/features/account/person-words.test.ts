/** What the line under a person's name says. */
import { expect, it } from "vitest";
import { personWords } from "#renderer/features/account/person-words.ts";
import type { Account } from "#shared/contract/accounts.ts";

const user: Account["user"] = {
  name: "ana-m",
  fullname: "Ana",
  email: null,
  isEmailVerified: null,
  isPro: false,
  canPay: null,
  organisations: [],
};

it("says only what the Hub told", () => {
  expect(personWords(user)).toBe("ana-m");
  expect(personWords({ ...user, isPro: true, isEmailVerified: true })).toBe("ana-m · Pro · e-mail verified");
  expect(personWords({ ...user, isEmailVerified: false })).toBe("ana-m · e-mail not verified");
});
