/** One keychain entry: the token with what is needed to list it when everything else is lost. */
import * as z from "zod";

const entry = z.object({
  version: z.literal(1),
  token: z.string().min(1).max(4096),
  hubOrigin: z.url().max(2048),
  userName: z.string().max(200),
  tokenName: z.string().max(200),
  addedAt: z.int().nonnegative(),
});
export type SecretEntry = Omit<z.infer<typeof entry>, "version">;

/** The entry as the keychain's password. Windows holds at most 2560 bytes in UTF-16, so names are kept short. */
export function writeSecretEntry(value: SecretEntry): string {
  const { userName, tokenName } = value;
  return JSON.stringify({
    version: 1,
    ...value,
    userName: userName.slice(0, 100),
    tokenName: tokenName.slice(0, 100),
  });
}

/** Reads an entry; null for one that is not ours or of a newer version, which is then left alone. */
export function readSecretEntry(password: string): SecretEntry | null {
  try {
    const read = entry.safeParse(JSON.parse(password));
    if (!read.success) return null;
    const { version: _, ...value } = read.data;
    return value;
  } catch {
    return null;
  }
}
