/** What a failure of the keychain means, from the library's message, and what mends it. The messages are those of the keyring crate and of each system. */
import { ProblemError } from "#core/problem-error.ts";
import type { KeychainState } from "#shared/contract/accounts.ts";

type Locked = Extract<KeychainState, { readonly type: "locked" }>;
export type KeychainCause = Locked["cause"];

/** A failure with its cause; what the person reads is `problem`. */
export class KeychainError extends ProblemError {
  readonly keychainCause: KeychainCause;

  constructor(name: string, keychainCause: KeychainCause, why: string, options?: { readonly cause?: unknown }) {
    super(
      {
        code: "KEYCHAIN",
        what: `${name} could not be used`,
        why,
        action: { type: "retry", label: "Try again" },
      },
      options,
    );
    this.keychainCause = keychainCause;
  }
}

/** The failure that an error of the library is. */
export function keychainError(error: unknown, name: string): KeychainError {
  if (error instanceof KeychainError) return error;
  const message = error instanceof Error ? error.message : "";
  const options = { cause: error };
  if (/dismissed|cancel/i.test(message)) {
    return new KeychainError(
      name,
      "declined",
      "It is locked, and unlocking it was not possible or was declined.",
      options,
    );
  }
  if (/islocked|locked|interaction is not allowed/i.test(message)) {
    return new KeychainError(name, "locked", "It is locked.", options);
  }
  if (/no result found/i.test(message)) {
    return new KeychainError(name, "locked", "It has no keyring to write to, or the keyring is locked.", options);
  }
  if (/connect|serviceunknown|namehasnoowner|not provided by any/i.test(message)) {
    return new KeychainError(name, "gone", "It does not answer any more.", options);
  }
  return new KeychainError(name, "refused", `It refused (${message.slice(0, 200)}).`, options);
}

/** What the person can do about it. */
export function mendOf(cause: KeychainCause, platform: NodeJS.Platform): string {
  const unlock: Partial<Record<NodeJS.Platform, string>> = {
    darwin: "Open Keychain Access and unlock the login keychain.",
    win32: "Sign out of Windows and in again.",
  };
  switch (cause) {
    case "locked":
    case "declined":
      return (
        unlock[platform] ??
        "Unlock it: try again and enter its password, or open Passwords and Keys (seahorse), KWalletManager or KeePassXC."
      );
    case "silent":
      return "Look for a password question behind other windows. If there is none, sign out of your desktop and in again.";
    case "gone":
      return "It was there before. Start it again, or sign out of your desktop and in again; the tokens are still in it.";
    case "refused":
      return "Try again. If it refuses each time, open its own program and see whether it lists the entries of Hubdeck.";
  }
}

/** What a machine without a keychain needs. */
export function mendOfAbsence(platform: NodeJS.Platform): string {
  if (platform === "darwin" || platform === "win32") return "Reinstall Hubdeck: the part that talks to it is missing.";
  return "Install and start a Secret Service (gnome-keyring, KWallet or KeePassXC) in your desktop session, then start Hubdeck again.";
}

/** The keychain's name where the system does not tell more. */
export function usualName(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "macOS Keychain";
  if (platform === "win32") return "Windows Credential Manager";
  return "Secret Service (GNOME Keyring, KWallet, KeePassXC)";
}

/**
 * Whether the error says that there is no keychain: the library did not load, or, on Linux, there is no D-Bus session or no
 * Secret Service on it. A locked one, or one that does not answer in time, is there.
 */
export function isAbsent(error: unknown, platform: NodeJS.Platform): boolean {
  if (error instanceof ProblemError || !(error instanceof Error)) return false;
  if (!("code" in error) || error.code !== "GenericFailure") return true;
  if (platform === "darwin" || platform === "win32") return false;
  return !/locked|dismissed|no result found/i.test(error.message);
}
