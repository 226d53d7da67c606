/** Accounts: tokens go in, never out. No output of this topic, or of any other, can carry a token. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id, timestamp } from "#shared/contract/common.ts";
import { fails, problem } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";

const name = z.string().max(200);

/** Where secrets are kept. `memory` means until the app quits. */
export const keychainState = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("keychain"), name }),
  z.strictObject({ type: z.literal("memory"), why: z.string().max(500) }),
  z.strictObject({ type: z.literal("locked"), name, problem }),
]);

export const organisation = z.strictObject({
  name,
  fullname: name,
  role: z.enum(["admin", "write", "contributor", "read", "no_access", "unknown"]),
});

export const account = z.strictObject({
  id,
  /** The origin of the Hub that accepted this token; it is sent to no other. */
  hubOrigin: z.url().max(2048),
  user: z.strictObject({
    name,
    fullname: name,
    email: name.nullable(),
    isEmailVerified: z.boolean().nullable(),
    isPro: z.boolean(),
    organisations: z.array(organisation).max(1000),
  }),
  token: z.strictObject({
    name,
    role: z.enum(["read", "write", "fineGrained", "oauth", "app", "unknown"]),
    /** The last four characters, for telling tokens apart. */
    tail: z.string().max(4),
    createdAt: timestamp.nullable(),
    expiresAt: timestamp.nullable(),
    /** What a fine-grained token may do, as the Hub's own permission strings; null for the other roles. */
    permissions: z.array(z.string().max(200)).max(2000).nullable(),
    canReadGatedRepos: z.boolean().nullable(),
  }),
  addedAt: timestamp,
  keptIn: z.enum(["keychain", "memory"]),
  state: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("unchecked") }),
    z.strictObject({ type: z.literal("accepted"), checkedAt: timestamp }),
    z.strictObject({ type: z.literal("failed"), checkedAt: timestamp, problem }),
  ]),
});
export type Account = z.infer<typeof account>;
export type KeychainState = z.infer<typeof keychainState>;
export type Organisation = z.infer<typeof organisation>;

export const accountsState = z.strictObject({
  keychain: keychainState,
  activeId: id.nullable(),
  accounts: z.array(account).max(200),
});
export type AccountsState = z.infer<typeof accountsState>;

export const accounts = {
  /** Accounts and where their tokens are kept; each change is the whole new state. */
  watch: oc.output(watchOf(accountsState, accountsState)),
  /**
   * Trims a pasted token, asks the Hub who it belongs to, keeps it in the keychain and makes it the active account.
   * At an endpoint other than https://huggingface.co the person must agree first: `confirmedOrigin` is the origin they
   * were shown; without it the call fails with CONFIRM_ENDPOINT and the token is sent nowhere.
   */
  add: oc
    .input(z.strictObject({ token: z.string().min(1).max(4096), confirmedOrigin: z.url().max(2048).optional() }))
    .output(account)
    .errors(
      fails(
        "TOKEN_SHAPE",
        "TOKEN_REJECTED",
        "CONFIRM_ENDPOINT",
        "RATE_LIMITED",
        "HUB_DOWN",
        "OFFLINE",
        "TLS",
        "PROXY",
        "NOT_THE_HUB",
        "KEYCHAIN",
      ),
    ),
  /** Makes an account the active one. */
  activate: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND")),
  /** Asks the Hub again who the account is. */
  refresh: oc.input(z.strictObject({ id })).output(account).errors(fails("NOT_FOUND", "KEYCHAIN")),
  /** Removes the secret everywhere the app put it. Fails, and keeps the account, while the keychain is locked. */
  remove: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND", "KEYCHAIN")),
  /** The Hub's token page, prefilled with exactly the permissions the app uses. */
  newTokenPage: oc.output(z.strictObject({ url: z.url().max(2048) })),
};
