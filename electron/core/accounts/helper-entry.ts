/** Keychain entries of ours that are no account: what was moved out of a file, the CLI's former token, the doctor's test. */

const prefixes = { undo: "undo-", formerCli: "cli-former-", check: "check-" } as const;

/** The entry's id in the keychain. */
export function helperEntryId(kind: keyof typeof prefixes, id: string): string {
  return `${prefixes[kind]}${id}`;
}

/** Whether an entry is one of these. */
export function isHelperEntry(entryId: string): boolean {
  return Object.values(prefixes).some((prefix) => entryId.startsWith(prefix));
}
