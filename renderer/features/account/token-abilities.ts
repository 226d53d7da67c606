/** What a token may do, in words, from its role and the Hub's own permission strings. What is not known is said to be unknown. */
import type { Account } from "#shared/contract/accounts.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export type Ability = {
  readonly answer: "yes" | "no" | "unknown";
  readonly words: string;
  /** The Hub's own name for it, where it has one. */
  readonly permission: string | null;
};

/** The Hub's permission strings that this app knows in words; any other is shown as it is. */
const permissionWords: Readonly<Record<string, string>> = {
  "repo.content.read": "Read the contents of the chosen repos",
  "inference.serverless.write": "Run models through inference providers",
  "repo.write": "Write to the chosen repos",
  "repo.contribute.write": "Open pull requests in the chosen repos",
  "repo.access.read": "See access requests of gated repos",
  "discussion.write": "Take part in discussions",
  "post.write": "Write posts",
  "inference.endpoints.infer.write": "Call your inference endpoints",
  "inference.endpoints.write": "Manage inference endpoints",
  "collection.read": "Read collections",
  "collection.write": "Change collections",
  "user.billing.read": "Read your billing",
  "user.webhooks.read": "Read webhooks",
  "user.webhooks.write": "Manage webhooks",
  "org.read": "Read organisation settings",
  "org.write": "Change organisation settings",
  "job.write": "Start and manage jobs",
};

/** What this app lives on: said to be missing where it is. */
const wanted = ["repo.content.read", "inference.serverless.write"];

/** One line per ability, the app's main ones first. */
export function tokenAbilities(token: Account["token"]): readonly Ability[] {
  const publicRepos: Ability = { answer: "yes", words: "Download public models", permission: null };
  switch (token.role) {
    case "read":
      return [
        publicRepos,
        { answer: "yes", words: "Read every repo you can read, private and gated ones too", permission: null },
        { answer: "no", words: "Change anything on the Hub", permission: null },
      ];
    case "write":
      return [
        publicRepos,
        { answer: "yes", words: "Read every repo you can read, private and gated ones too", permission: null },
        { answer: "yes", words: "Write to every repo you can write to", permission: null },
      ];
    case "fineGrained":
      return [publicRepos, gatedRepos(token.canReadGatedRepos), ...fineGrained(token.permissions)];
    case "oauth":
    case "app":
    case "unknown":
      return [
        publicRepos,
        { answer: "unknown", words: "The Hub does not say what else this kind of token may do", permission: null },
      ];
    default:
      return assertNever(token.role);
  }
}

function gatedRepos(canRead: boolean | null): Ability {
  const answer = canRead === null ? "unknown" : canRead ? "yes" : "no";
  return { answer, words: "Download gated models you have access to", permission: "canReadGatedRepos" };
}

function fineGrained(permissions: readonly string[] | null): readonly Ability[] {
  if (permissions === null) {
    return [{ answer: "unknown", words: "The Hub did not say which permissions it has", permission: null }];
  }
  const granted = new Set(permissions);
  const order = Object.keys(permissionWords);
  const rank = (permission: string) => (order.includes(permission) ? order.indexOf(permission) : order.length);
  return [...new Set([...wanted, ...permissions])]
    .toSorted((left, right) => rank(left) - rank(right) || left.localeCompare(right))
    .map((permission) => ({
      answer: granted.has(permission) ? "yes" : "no",
      words: permissionWords[permission] ?? "Another permission",
      permission,
    }));
}
