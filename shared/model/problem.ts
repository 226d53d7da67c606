/**
 * What went wrong, in words a person can act on. One shape from the core to the screen.
 * A problem never holds a token, a signed link or a stack.
 */

/** Every kind of problem a person can do something about. The same names are the contract's error codes. */
export const problemCodes = [
  "BAD_INPUT",
  "NOT_SIGNED_IN",
  "TOKEN_REJECTED",
  "TOKEN_SHAPE",
  "CONFIRM_ENDPOINT",
  /** The person must agree that an account gets a token of another user. */
  "CONFIRM_USER",
  /** The person must agree that the `hf` CLI uses another token from then on. */
  "CONFIRM_ACTIVE",
  "PERMISSION",
  "GATED",
  "NOT_FOUND",
  "DISABLED",
  "RATE_LIMITED",
  "PAYMENT",
  "PROVIDER",
  "HUB_DOWN",
  "OFFLINE",
  "TLS",
  "PROXY",
  "NOT_THE_HUB",
  "KEYCHAIN",
  "DISK_FULL",
  "DISK",
  "CORRUPT",
  "CONFLICT",
  /** The page lost the app; never sent by the core. */
  "CONNECTION",
  /** A fault of the app itself; the log has the details. */
  "UNEXPECTED",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The click that mends a problem, or brings the person closer to it. */
export type ProblemAction =
  | { readonly type: "retry"; readonly label: string }
  | { readonly type: "sign-in"; readonly label: string }
  | { readonly type: "open"; readonly label: string; readonly url: string }
  | { readonly type: "go"; readonly label: string; readonly to: "settings" | "downloads" | "account" };

/** What a gated repo waits for: a sign-in, a request or a yes to its terms, its owners' decision, nothing any more, or a token that may. */
export const gateNeeds = ["sign-in", "ask", "pending", "rejected", "token"] as const;
export type GateNeed = (typeof gateNeeds)[number];

/** What happened, why as far as we know, and the next click. */
export type Problem = {
  readonly code: ProblemCode;
  readonly what: string;
  readonly why: string;
  readonly action: ProblemAction | null;
  /** When trying again makes sense, as a Unix time in milliseconds; absent when not known. */
  readonly retryAt?: number | undefined;
  /** What stands between this account and a gated repo; absent where no gate is the reason. */
  readonly gate?: GateNeed | undefined;
  /** Facts for a bug report (status, request id, host); holds no secret. */
  readonly details?: string | undefined;
};
