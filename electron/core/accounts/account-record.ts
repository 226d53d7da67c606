/** What is remembered of an account besides its token, so that its card shows at once, also offline. Holds no secret. */
import * as z from "zod";
import type { SecretEntry } from "#core/accounts/secret-entry.ts";
import { account } from "#shared/contract/accounts.ts";

const { label, purpose, lastUsedAt, dismissedAdvice } = account.shape;

/** Where the `hf` CLI has the token from us; paths as they were then. */
const cliCopy = z.strictObject({
  name: z.string().max(200),
  isActive: z.boolean(),
  handedAt: z.int().nonnegative(),
  tokenFile: z.string().max(4096),
  storedFile: z.string().max(4096),
  /** The token that was active before: its name in the CLI's file, or that the keychain keeps it; null for none. */
  former: z.union([z.strictObject({ name: z.string().max(200) }), z.literal("keychain")]).nullable(),
});
export type CliCopy = z.infer<typeof cliCopy>;

const record = account.omit({ id: true, keptIn: true, keptAt: true, cli: true }).extend({
  label: label.default(null),
  purpose: purpose.default(null),
  lastUsedAt: lastUsedAt.default(null),
  dismissedAdvice: dismissedAdvice.default([]),
  cli: cliCopy.nullable().default(null),
  /** See fingerprint.ts; for knowing the same token again while the keychain is locked. */
  fingerprint: z.string().max(64).nullable().default(null),
  /** The keychain it was put in; null where that was before it was noted. */
  keychainName: z.string().max(200).nullable().default(null),
});
export type AccountRecord = z.infer<typeof record>;

/** A record as it was written before the token's grant was kept in full. */
const earlier = z.looseObject({
  user: z.looseObject({ organisations: z.array(z.looseObject({ name: z.string(), role: z.unknown() })) }),
  token: z.looseObject({ grant: z.undefined().optional() }),
});

/** What a record of an earlier version does not say is unknown until the Hub is asked, which happens at each start. */
function fromEarlier(value: unknown): unknown {
  const read = earlier.safeParse(value);
  if (!read.success) return value;
  const { user, token } = read.data;
  const { permissions: _, canReadGatedRepos: __, ...kept } = token;
  const unknownOrg = { id: null, plan: null, canPay: null, isSpendLimitReached: false };
  const organisations = user.organisations.map((org) => ({
    ...unknownOrg,
    ...org,
    restrictions: [],
    resourceGroups: [],
  }));
  return {
    ...read.data,
    user: { ...user, canPay: null, organisations },
    token: { ...kept, grant: { type: "unknown" } },
  };
}

export const accountRecord: z.ZodType<AccountRecord> = z.preprocess(fromEarlier, record);

/** The record for a token of which nothing else is known: its own keychain entry is all that is left. */
export function recordOfEntry(entry: SecretEntry): AccountRecord {
  return {
    hubOrigin: entry.hubOrigin,
    user: {
      name: entry.userName,
      fullname: entry.userName,
      email: null,
      isEmailVerified: null,
      isPro: false,
      canPay: null,
      organisations: [],
    },
    token: {
      name: entry.tokenName,
      role: "unknown",
      tail: tokenTail(entry.token),
      createdAt: null,
      expiresAt: null,
      grant: { type: "unknown" },
    },
    addedAt: entry.addedAt,
    label: null,
    purpose: null,
    lastUsedAt: null,
    dismissedAdvice: [],
    cli: null,
    fingerprint: null,
    keychainName: null,
    state: { type: "unchecked" },
  };
}

/** The last four characters of a token: enough to tell two apart. */
export function tokenTail(token: string): string {
  return token.slice(-4);
}
