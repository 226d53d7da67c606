/** Sentences that several screens share. */
import { describe, expect, it } from "vitest";
import { formatDay, formatExpiry, formatMoment, formatOld } from "#renderer/text/date-words.ts";
import { keychainWords, willBeKept } from "#renderer/text/keychain-words.ts";
import { maskedToken } from "#renderer/text/masked-token.ts";
import type { KeychainState } from "#shared/contract/accounts.ts";

const dayMs = 86_400_000;
const noon = new Date(2026, 10, 22, 12, 0).getTime();

describe("dates", () => {
  it("names a day and, for today, the clock", () => {
    expect(formatDay(noon)).toBe("22 Nov 2026");
    expect(formatMoment(new Date(2026, 10, 22, 9, 5).getTime(), noon)).toBe("09:05");
    expect(formatMoment(noon - 3 * dayMs, noon)).toBe("19 Nov 2026");
  });

  it("says how old a token is", () => {
    expect(formatOld(noon, noon)).toBe("new today");
    expect(formatOld(noon - dayMs, noon)).toBe("1 day old");
    expect(formatOld(noon - 310 * dayMs, noon)).toBe("10 months old");
    expect(formatOld(noon - 800 * dayMs, noon)).toBe("2 years old");
  });

  it("does not make a token of the future younger than new", () => {
    expect(formatOld(noon + 5 * dayMs, noon)).toBe("new today");
  });

  it("says when a token ends or has ended", () => {
    expect(formatExpiry(noon + 12 * dayMs, noon)).toBe("expires in 12 days");
    expect(formatExpiry(noon + 1000, noon)).toBe("expires within a day");
    expect(formatExpiry(noon, noon)).toBe("expired today");
    expect(formatExpiry(noon - 70 * dayMs, noon)).toBe("expired 2 months ago");
  });
});

describe("where tokens are kept", () => {
  const problem = { code: "KEYCHAIN", what: "Locked", why: "It did not open.", action: null } as const;
  const states: KeychainState[] = [
    { type: "keychain", name: "GNOME Keyring", changedFrom: null },
    { type: "memory", why: "No Secret Service answers." },
    { type: "locked", name: "GNOME Keyring", cause: "locked", problem, mend: "Unlock it." },
  ];

  it("never calls memory a keychain", () => {
    expect(keychainWords({ type: "memory", why: "No Secret Service answers." })).toMatchObject({
      title: "Kept until you quit",
      tone: "amber",
    });
    expect(willBeKept({ type: "memory", why: "No Secret Service answers." })).toMatch(/^No Secret Service answers\./);
  });

  it("says of a keychain that cannot be used what is the matter, and what to do", () => {
    const titleFor = (cause: "locked" | "declined" | "silent" | "gone" | "refused") =>
      keychainWords({ type: "locked", name: "GNOME Keyring", cause, problem, mend: "Unlock it." }).title;
    expect(titleFor("locked")).toBe("GNOME Keyring is locked");
    expect(titleFor("declined")).toBe("GNOME Keyring was not unlocked");
    expect(titleFor("silent")).toBe("GNOME Keyring does not answer");
    expect(titleFor("gone")).toBe("GNOME Keyring is not there any more");
    expect(titleFor("refused")).toBe("GNOME Keyring refuses");
    const silent = { type: "locked", name: "GNOME Keyring", cause: "silent", problem, mend: "Start it." } as const;
    expect(keychainWords(silent).text).toBe("Start it. The tokens in it are all still there.");
    expect(willBeKept(silent)).toBe("GNOME Keyring does not answer, so a token cannot be kept there now. Start it.");
  });

  it("names the keychain that still holds tokens after another one took its place", () => {
    const words = keychainWords({ type: "keychain", name: "KWallet", changedFrom: "GNOME Keyring" });
    expect(words.text).toContain("Tokens that were put into GNOME Keyring are still there");
  });

  it("has a sentence for each state, without an exclamation mark", () => {
    for (const state of states) {
      const words = [keychainWords(state).title, keychainWords(state).text, willBeKept(state)];
      for (const text of words) expect(text).toMatch(/^[A-Z][^!]+$/);
    }
  });
});

describe("a masked token", () => {
  it("shows the last four characters and nothing else", () => {
    expect(maskedToken("7Kd2")).toBe("hf_••••7Kd2");
    expect(maskedToken("")).toBe("hf_••••");
  });
});
