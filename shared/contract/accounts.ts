/** Accounts: tokens go in, never out. No output of this topic, or of any other, can carry a token. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id, timestamp } from "#shared/contract/common.ts";
import { fails, problem } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";
import { orgRoles } from "#shared/model/permissions/holder.ts";

const name = z.string().max(200);

/** Where secrets are kept. `memory` means until the app quits. */
export const keychainState = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("keychain"), name }),
  z.strictObject({ type: z.literal("memory"), why: z.string().max(500) }),
  z.strictObject({ type: z.literal("locked"), name, problem }),
]);

const role = z.enum(orgRoles);
/** A word of the Hub's, such as a permission or a restriction, as it is. */
const word = z.string().min(1).max(200);
const words = z.array(word).max(200);

/** The fields are told in shared/model/permissions/holder.ts. */
export const organisation = z.strictObject({
  id: id.nullable(),
  name,
  fullname: name,
  role,
  plan: name.nullable(),
  canPay: z.boolean().nullable(),
  isSpendLimitReached: z.boolean(),
  restrictions: z.array(word).max(20),
  resourceGroups: z.array(z.strictObject({ id, name, role })).max(200),
});

/** What the token itself allows: see shared/model/permissions/holder.ts. */
export const grant = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("read") }),
  z.strictObject({ type: z.literal("write") }),
  z.strictObject({
    type: z.literal("fineGrained"),
    canReadGatedRepos: z.boolean(),
    global: words,
    scoped: z
      .array(
        z.strictObject({
          entityType: word,
          entityId: id.nullable(),
          entityName: name.nullable(),
          permissions: words,
          patternsOn: z.array(word).max(20),
        }),
      )
      .max(1000),
    isCut: z.boolean(),
  }),
  z.strictObject({ type: z.literal("oauth"), scopes: words.nullable() }),
  z.strictObject({ type: z.literal("app"), role: name.nullable() }),
  z.strictObject({ type: z.literal("unknown") }),
]);

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
    canPay: z.boolean().nullable(),
    organisations: z.array(organisation).max(1000),
  }),
  token: z.strictObject({
    name,
    role: z.enum(["read", "write", "fineGrained", "oauth", "app", "unknown"]),
    /** The last four characters, for telling tokens apart. */
    tail: z.string().max(4),
    createdAt: timestamp.nullable(),
    expiresAt: timestamp.nullable(),
    grant,
  }),
  addedAt: timestamp,
  keptIn: z.enum(["keychain", "memory"]),
  state: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("unchecked") }),
    z.strictObject({ type: z.literal("accepted"), checkedAt: timestamp }),
    /** The Hub no longer takes the token: work with it pauses until it is replaced or accepted again. */
    z.strictObject({ type: z.literal("rejected"), checkedAt: timestamp, problem }),
    /** The Hub could not be asked, or refused for another reason than the token. */
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
