/**
 * Tokens of Hugging Face that lie on this computer outside the app: in variables, in the `hf` CLI's files, in .env files.
 * Nothing is sent anywhere unasked, and no output carries more of a token than its last four characters.
 */
import { oc } from "@orpc/contract";
import * as z from "zod";
import { account } from "#shared/contract/accounts.ts";
import { id, timestamp } from "#shared/contract/common.ts";
import { fails } from "#shared/contract/problems.ts";

const place = z.string().max(4096);
const sentence = z.string().max(500);

export const finding = z.strictObject({
  /** Good until the same place is looked at with another content, or the app quits. */
  id,
  source: z.enum(["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "token-file", "stored-tokens", "env-file"]),
  /** The variable's name, or the file's path. */
  where: place,
  /** The line in the file, from 1; null for a variable. */
  line: z.int().positive().nullable(),
  /** Its name in stored_tokens, or the variable that a line of a .env file sets; null elsewhere. */
  name: z.string().max(200).nullable(),
  /** The last four characters. */
  tail: z.string().max(4),
  kind: z.enum(["user", "oauth", "organisation", "unknown"]),
  /** When it ends, where the file says so. */
  expiresAt: timestamp.nullable(),
  /** The account here that has this very token; null for none. */
  accountId: id.nullable(),
  /** Whether it lies in a file that anyone who reads it can use. */
  isPlainText: z.boolean(),
  /** Whether it is the one that Python and the `hf` CLI use now. */
  isUsedByCli: z.boolean(),
  /** Whether this app put it there (see `accounts.handToCli`). */
  isOurs: z.boolean(),
  /** Why it cannot be imported as it is; null where it can. */
  whyNotImport: sentence.nullable(),
  /** Why it cannot be moved into the keychain; null where it can. */
  whyNotMove: sentence.nullable(),
  /** Whether the file is in a git repo, whose history keeps what was removed: it is better revoked. */
  isInGit: z.boolean(),
});
export type Finding = z.infer<typeof finding>;

export const foundState = z.strictObject({
  findings: z.array(finding).max(200),
  /** Files that could not be read, and why: "It is a link.", "It is larger than a file of tokens." */
  unreadable: z.array(z.strictObject({ where: place, why: sentence })).max(50),
  /** What cannot be seen from here, such as the shell's variables for an app that was started from the Finder. */
  notes: z.array(sentence).max(10),
  /** What was moved into the keychain and can be put back. */
  moved: z.array(z.strictObject({ undoId: id, where: place, line: z.int().positive(), movedAt: timestamp })).max(100),
  lookedAt: timestamp,
});
export type FoundState = z.infer<typeof foundState>;

const asked = ["RATE_LIMITED", "HUB_DOWN", "OFFLINE", "TLS", "PROXY", "NOT_THE_HUB"] as const;
const input = z.strictObject({ id, confirmedOrigin: z.url().max(2048).optional() });

export const found = {
  /**
   * Looks for tokens: variables, the `hf` CLI's files, and the .env files of folders that the person picked (ids of
   * `settings.listFolders` or `settings.chooseFolder`). Reads only; asks no Hub.
   */
  look: oc
    .input(z.strictObject({ folderIds: z.array(id).max(20) }))
    .output(foundState)
    .errors(fails("NOT_FOUND")),
  /** Asks the Hub whose token it is, and stores nothing. `name` is the token's own on the Hub. CONFIRM_ENDPOINT as in `accounts.add`. */
  whoIs: oc
    .input(input)
    .output(
      z.strictObject({
        userName: z.string().max(200),
        fullname: z.string().max(200),
        name: z.string().max(200),
        role: account.shape.token.shape.role,
        expiresAt: timestamp.nullable(),
      }),
    )
    .errors(fails("NOT_FOUND", "TOKEN_SHAPE", "TOKEN_REJECTED", "CONFIRM_ENDPOINT", ...asked)),
  /**
   * Signs in with it, as `accounts.add` does; the place it was found in stays as it is. Of an OAuth login only the token itself
   * is taken, which ends at its `expiresAt`: the refresh token stays with the CLI.
   */
  importToken: oc
    .input(input)
    .output(account)
    .errors(fails("NOT_FOUND", "TOKEN_SHAPE", "TOKEN_REJECTED", "CONFIRM_ENDPOINT", "KEYCHAIN", ...asked)),
  /** What `move` would do, for the person to see before. `before` is masked. */
  previewMove: oc
    .input(z.strictObject({ id }))
    .output(
      z.strictObject({
        where: place,
        line: z.int().positive(),
        /** The lines that go, masked. */
        before: z.array(z.string().max(300)).max(20),
        /** Whether nothing is left, so that the file itself goes. */
        isWholeFile: z.boolean(),
        /** What happens, one sentence each: who loses the login, and what git keeps. */
        consequences: z.array(sentence).max(10),
      }),
    )
    .errors(fails("NOT_FOUND", "CONFLICT", "DISK")),
  /**
   * Imports it if no account has it, makes sure that the keychain itself holds it (read back and compared), and only then takes
   * the line out of the file. CONFLICT: the file has changed since it was looked at, or is none that may be changed. KEYCHAIN:
   * there is no keychain, or it did not take it; the file is untouched then. `undoId` is for `undoMove`.
   */
  move: oc
    .input(input)
    .output(z.strictObject({ account, undoId: id }))
    .errors(
      fails(
        "NOT_FOUND",
        "TOKEN_SHAPE",
        "TOKEN_REJECTED",
        "CONFIRM_ENDPOINT",
        "KEYCHAIN",
        "CONFLICT",
        "DISK",
        "DISK_FULL",
        ...asked,
      ),
    ),
  /** Puts the lines back where they were, out of the keychain. CONFLICT: the file has changed since, and is left as it is. */
  undoMove: oc
    .input(z.strictObject({ undoId: id }))
    .output(z.void())
    .errors(fails("NOT_FOUND", "KEYCHAIN", "CONFLICT", "DISK", "DISK_FULL")),
};
