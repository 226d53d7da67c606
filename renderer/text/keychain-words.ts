/** Where tokens are kept, in words. Weak storage is never called a keychain. */
import type { KeychainState } from "#shared/contract/accounts.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export type KeychainWords = {
  /** A short heading: `Kept in GNOME Keyring`. */
  readonly title: string;
  readonly text: string;
  readonly tone: "green" | "amber";
};

type Locked = Extract<KeychainState, { readonly type: "locked" }>;

/** What is the matter with a keychain that cannot be used now, as `GNOME Keyring is locked`. */
function troubleOf({ name, cause }: Locked): string {
  switch (cause) {
    case "locked":
      return `${name} is locked`;
    case "declined":
      return `${name} was not unlocked`;
    case "silent":
      return `${name} does not answer`;
    case "gone":
      return `${name} is not there any more`;
    case "refused":
      return `${name} refuses`;
    default:
      return assertNever(cause);
  }
}

export function keychainWords(keychain: KeychainState): KeychainWords {
  switch (keychain.type) {
    case "keychain":
      return {
        title: `Kept in ${keychain.name}`,
        text:
          keychain.changedFrom === null
            ? "Encrypted by your login. Hubdeck writes no copy to disk."
            : `Encrypted by your login. Tokens that were put into ${keychain.changedFrom} are still there, and cannot be used while ${keychain.name} is the keychain: add them again, or go back to the other one.`,
        tone: "green",
      };
    case "memory":
      return { title: "Kept until you quit", text: keychain.why, tone: "amber" };
    case "locked":
      return {
        title: troubleOf(keychain),
        text: `${keychain.mend} The tokens in it are all still there.`,
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
      return `${troubleOf(keychain)}, so a token cannot be kept there now. ${keychain.mend}`;
    default:
      return assertNever(keychain);
  }
}
