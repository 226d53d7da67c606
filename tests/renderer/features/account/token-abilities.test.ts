/** What a token may do, in words. */
import { describe, expect, it } from "vitest";
import { personWords } from "#renderer/features/account/person-words.ts";
import { tokenAbilities } from "#renderer/features/account/token-abilities.ts";
import type { Account } from "#shared/contract/accounts.ts";

const token = (over: Partial<Account["token"]>): Account["token"] => ({
  name: "laptop",
  role: "fineGrained",
  tail: "7Kd2",
  createdAt: null,
  expiresAt: null,
  permissions: [],
  canReadGatedRepos: null,
  ...over,
});
const answers = (over: Partial<Account["token"]>) =>
  Object.fromEntries(tokenAbilities(token(over)).map(({ words, permission, answer }) => [permission ?? words, answer]));

describe("what a token may do", () => {
  it("says of a read token that it changes nothing", () => {
    expect(answers({ role: "read", permissions: null })["Change anything on the Hub"]).toBe("no");
  });

  it("says of a write token that it may write", () => {
    expect(answers({ role: "write", permissions: null })["Write to every repo you can write to"]).toBe("yes");
  });

  it("names what the app lives on as missing where a fine-grained token lacks it", () => {
    expect(answers({ permissions: ["discussion.write"], canReadGatedRepos: false })).toMatchObject({
      canReadGatedRepos: "no",
      "repo.content.read": "no",
      "inference.serverless.write": "no",
      "discussion.write": "yes",
    });
  });

  it("says unknown, not no, where the Hub did not say", () => {
    expect(answers({ canReadGatedRepos: null })["canReadGatedRepos"]).toBe("unknown");
    expect(answers({ permissions: null })["The Hub did not say which permissions it has"]).toBe("unknown");
    expect(Object.values(answers({ role: "oauth", permissions: null }))).toContain("unknown");
  });

  it("shows a permission it does not know as the Hub spells it, after those it knows, and each once", () => {
    const permissions = ["zz.new.read", "repo.write", "repo.write", "inference.serverless.write"];
    expect(tokenAbilities(token({ permissions })).map(({ permission }) => permission)).toEqual([
      null,
      "canReadGatedRepos",
      "repo.content.read",
      "inference.serverless.write",
      "repo.write",
      "zz.new.read",
    ]);
  });

  it("gives each line a name of its own, so that none hides another", () => {
    for (const role of ["read", "write", "fineGrained", "oauth", "app", "unknown"] as const) {
      const keys = tokenAbilities(token({ role, permissions: null })).map(
        ({ words, permission }) => permission ?? words,
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe("the line under a person's name", () => {
  const user: Account["user"] = {
    name: "ana-m",
    fullname: "Ana",
    email: null,
    isEmailVerified: null,
    isPro: false,
    organisations: [],
  };

  it("says only what the Hub told", () => {
    expect(personWords(user)).toBe("ana-m");
    expect(personWords({ ...user, isPro: true, isEmailVerified: true })).toBe("ana-m · Pro · e-mail verified");
    expect(personWords({ ...user, isEmailVerified: false })).toBe("ana-m · e-mail not verified");
  });
});
