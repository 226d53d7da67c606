/**
 * Where the reference is not sure what the Hub does (its section 14), the stand-in can do either, and its tests run both ways.
 * The defaults are what the reference holds for likelier.
 */
export type Variants = {
  /** What a refused OAuth token past its end is told (1.2). */
  readonly expiredToken: "invalid" | "expired";
  /** Whether `resolve` answers a small git file itself, as the Hub used to (4.3). */
  readonly gitFile: "redirect" | "direct";
  /** Whether the 307 of a git file says X-Linked-Size (4.3). */
  readonly linkedSizeOnGitFile: boolean;
  /** What a stranger is told about files of a disabled repo (4.4). */
  readonly disabledForStrangers: "disabled" | "gated";
  /** What a 429 holds, and whether it says Retry-After (5). */
  readonly rateLimitBody: "json" | "text";
  readonly retryAfter: boolean;
  /** Whether the lists know `library=`, `language=` and `license=` (3.1); without it they are passed over. */
  readonly separateFilters: boolean;
  /** The most entries of a page of a list (3.1), and of an expanded tree (4.1). */
  readonly listPageMax: 500 | 1000;
  readonly expandedTreePage: 50 | 100;
  /** Whether a Bearer token can ask for access to a gated repo, or only a browser that is signed in (6). */
  readonly askAccessWithToken: boolean;
  /** How hf-inference answers image-to-text: what the JS client accepts, or the list that was recorded (10.6). */
  readonly imageToText: "object" | "list";
  /** How it answers zero-shot-classification of one text: `[{label, score}]`, or `{sequence, labels, scores}` (10.6). */
  readonly zeroShot: "pairs" | "columns";
  /** What a commit is answered whose parentCommit is not the branch's last one any more (7.2). */
  readonly staleParent: 409 | 412;
};

/** The likelier side of each. */
export const usualVariants: Variants = {
  expiredToken: "invalid",
  gitFile: "redirect",
  linkedSizeOnGitFile: true,
  disabledForStrangers: "disabled",
  rateLimitBody: "json",
  retryAfter: false,
  separateFilters: false,
  listPageMax: 1000,
  expandedTreePage: 100,
  askAccessWithToken: true,
  imageToText: "object",
  zeroShot: "pairs",
  staleParent: 412,
};
