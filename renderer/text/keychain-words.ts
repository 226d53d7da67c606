/** Where tokens are kept, in words. Weak storage is never called a keychain. */
import type { KeychainState } from "#shared/contract/accounts.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export type KeychainWords = {
  /** A short heading: `Kept in GNOME Keyring`. */
  readonly title: string;
  readonly text: string;
  readonly tone: "green" | "amber";
};

export function keychainWords(keychain: KeychainState): KeychainWords {
  switch (keychain.type) {
    case "keychain":
      return {
        title: `Kept in ${keychain.name}`,
        text: "Encrypted by your login. Hubdeck writes no copy to disk.",
        tone: "green",
      };
    case "memory":
      return { title: "Kept until you quit", text: keychain.why, tone: "amber" };
    case "locked":
      return {
        title: `${keychain.name} is locked`,
        text: "Unlock it to use the tokens in it. They are all still there.",
        tone: "amber",
      };
    default:
      return assertNever(keychain);
  }
}

/** The line under the token field: what will happen to the token that is pasted. */
export function willBeKept(keychain: KeychainState): string {
  switch (keychain.type) {
    case "keychain":
      return `It goes into ${keychain.name} and nowhere else. You can look around without one.`;
    case "memory":
      return `${keychain.why} You can look around without one.`;
    case "locked":
      return `${keychain.name} is locked. Unlock it first, so that the token can be kept there.`;
    default:
      return assertNever(keychain);
  }
}
