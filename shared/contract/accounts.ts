/** Accounts: tokens go in, never out. No output of this topic, or of any other, can carry a token. */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { id, timestamp } from "#shared/contract/common.ts";
import { fails, problem } from "#shared/contract/problems.ts";
import { watchOf } from "#shared/contract/watch.ts";
import { adviceIds } from "#shared/model/advice.ts";
import { orgRoles } from "#shared/model/permissions/holder.ts";

const name = z.string().max(200);

/** Where secrets are kept. `memory` means until the app quits. */
export const keychainState = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("keychain"),
    name,
    /** Another keychain that still holds tokens of this profile, which this one lacks; null where there is none. */
    changedFrom: name.nullable(),
  }),
  z.strictObject({ type: z.literal("memory"), why: z.string().max(500) }),
  z.strictObject({
    /** It cannot be used now; what is in it stays there. */
    type: z.literal("locked"),
    name,
    /** `locked`; `declined`: unlocking was; `silent`: no answer in time; `gone`: it was there before; `refused`: anything else. */
    cause: z.enum(["locked", "declined", "silent", "gone", "refused"]),
    /** Says what happened and why. */
    problem,
    /** What the person can do about it, in a sentence or two. */
    mend: z.string().max(500),
  }),
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
    /** Empty until the Hub was asked for the first time, for a token added while offline. */
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
  /** The person's own name for it ("work laptop"); null for none. The Hub's name is `token.name`. */
  label: z.string().min(1).max(60).nullable(),
  /** What it is for ("for inference", "for acme"); null where nobody said. */
  purpose: z.string().min(1).max(100).nullable(),
  /** The last request of this app with it, to the minute; null before the first. */
  lastUsedAt: timestamp.nullable(),
  keptIn: z.enum(["keychain", "memory"]),
  /** Every place that this app put the token; `where` is the keychain's name or the file. */
  keptAt: z
    .array(
      z.strictObject({
        type: z.enum(["keychain", "memory", "cli-stored", "cli-active"]),
        where: z.string().max(4096),
      }),
    )
    .max(4),
  /** The name under which the `hf` CLI has it from this app, and whether it was made the CLI's active one; null for not handed over. */
  cli: z.strictObject({ name, isActive: z.boolean(), handedAt: timestamp }).nullable(),
  dismissedAdvice: z.array(z.enum(adviceIds)).max(20),
  state: z.discriminatedUnion("type", [
    /** Not asked yet: added while offline, or found in the keychain. It is asked as soon as the Hub answers. */
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

export const accountsState = z.strictObject({
  keychain: keychainState,
  activeId: id.nullable(),
  accounts: z.array(account).max(200),
});
export type AccountsState = z.infer<typeof accountsState>;

const asked = ["RATE_LIMITED", "HUB_DOWN", "OFFLINE", "TLS", "PROXY", "NOT_THE_HUB"] as const;
const pasted = z.string().min(1).max(4096);
/** The origin that the person was shown and agreed to send the token to. */
const confirmedOrigin = z.url().max(2048).optional();

export const accounts = {
  /** Accounts and where their tokens are kept; each change is the whole new state. */
  watch: oc.output(watchOf(accountsState, accountsState)),
  /**
   * Trims a pasted token, asks the Hub who it belongs to, keeps it in the keychain and makes it the active account. The same
   * token again answers the account that has it. While the Hub cannot be reached it is kept all the same, as `unchecked`, and
   * asked later. At an endpoint other than https://huggingface.co the person must agree first: without the right
   * `confirmedOrigin` the call fails with CONFIRM_ENDPOINT and the token is sent nowhere. RATE_LIMITED carries `retryAt`.
   */
  add: oc
    .input(z.strictObject({ token: pasted, confirmedOrigin }))
    .output(account)
    .errors(fails("TOKEN_SHAPE", "TOKEN_REJECTED", "CONFIRM_ENDPOINT", "KEYCHAIN", ...asked)),
  /** Makes an account the active one. */
  activate: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND")),
  /** Asks the Hub again who the account is. */
  refresh: oc.input(z.strictObject({ id })).output(account).errors(fails("NOT_FOUND", "KEYCHAIN")),
  /** The person's own name for a token and what it is for; null or blank takes it away, absent leaves it. */
  describe: oc
    .input(
      z.strictObject({
        id,
        label: z.string().max(60).nullable().optional(),
        purpose: z.string().max(100).nullable().optional(),
      }),
    )
    .output(account)
    .errors(fails("NOT_FOUND")),
  /**
   * Puts a new token in the place of an account's old one: jobs, label, purpose and the `hf` CLI's copy go on with the new.
   * A token of another user fails with CONFIRM_USER, whose sentences name both, until `mayBeAnotherUser` is true. A token that
   * another account has already is CONFLICT. On any error the old token stays as it was.
   */
  replace: oc
    .input(z.strictObject({ id, token: pasted, confirmedOrigin, mayBeAnotherUser: z.boolean().optional() }))
    .output(account)
    .errors(
      fails(
        "NOT_FOUND",
        "TOKEN_SHAPE",
        "TOKEN_REJECTED",
        "CONFIRM_ENDPOINT",
        "CONFIRM_USER",
        "CONFLICT",
        "KEYCHAIN",
        ...asked,
      ),
    ),
  /**
   * Removes the secret everywhere the app put it, the `hf` CLI's files included where they still hold it. Fails, and keeps the
   * account, while the keychain is locked.
   */
  remove: oc.input(z.strictObject({ id })).output(z.void()).errors(fails("NOT_FOUND", "KEYCHAIN")),
  /**
   * Writes a token into the `hf` CLI's files, in plain text for this user alone, as `hf auth login` would. `name` is its name
   * there (default: the token's own); `isActive` makes it the one that the CLI uses, which fails with CONFIRM_ACTIVE where
   * another one is, until `mayReplaceActive` is true. That other one comes back when this one is taken back.
   * BAD_INPUT: the name cannot be written; CONFLICT: the name is taken by another token, or the file is no sound INI.
   */
  handToCli: oc
    .input(
      z.strictObject({
        id,
        name: z.string().max(200).optional(),
        isActive: z.boolean(),
        mayReplaceActive: z.boolean().optional(),
      }),
    )
    .output(account)
    .errors(fails("NOT_FOUND", "KEYCHAIN", "BAD_INPUT", "CONFLICT", "CONFIRM_ACTIVE", "DISK", "DISK_FULL")),
  /** Takes it out of the `hf` CLI's files, only where they still hold this very token. */
  takeBackFromCli: oc
    .input(z.strictObject({ id }))
    .output(account)
    .errors(fails("NOT_FOUND", "KEYCHAIN", "CONFLICT", "DISK", "DISK_FULL")),
  /** Where a token is revoked on the Hub, and what stops working then: one sentence each. */
  revokePage: oc
    .input(z.strictObject({ id }))
    .output(z.strictObject({ url: z.url().max(2048), stops: z.array(z.string().max(500)).max(20) }))
    .errors(fails("NOT_FOUND")),
  /** Hides (or shows again) one piece of advice (shared/model/advice.ts) for this account. */
  dismissAdvice: oc
    .input(z.strictObject({ id, advice: z.enum(adviceIds), isDismissed: z.boolean() }))
    .output(z.void())
    .errors(fails("NOT_FOUND")),
  /**
   * The Hub's token page, prefilled. `for` is what the person ticks: download gated repos, run models, upload, on what is
   * their own (`me`) and in the organisations named. Without it, what the app usually needs.
   */
  newTokenPage: oc
    .input(
      z
        .strictObject({
          for: z.strictObject({
            gated: z.boolean(),
            inference: z.boolean(),
            upload: z.boolean(),
            me: z.boolean(),
            orgs: z.array(z.string().min(1).max(100)).max(20),
          }),
        })
        .optional(),
    )
    .output(z.strictObject({ url: z.url().max(2048) })),
};
