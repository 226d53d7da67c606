/** What a repo of the stand-in is: facts that lists show, and a history of commits that each hold the whole file list. */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { Content } from "#tests/hub/content/content.ts";

export type RepoFile = {
  readonly path: string;
  readonly content: Content;
  /** Whether git holds a pointer and the bytes are in LFS storage. */
  readonly isLfs: boolean;
  /** The commit that wrote these bytes. */
  readonly lastCommit: CommitHead;
};

export type CommitHead = { readonly id: string; readonly title: string; readonly date: string };

export type Commit = CommitHead & {
  /** What stands below the title. */
  readonly message: string;
  readonly author: string;
  readonly parent: Commit | null;
  readonly files: ReadonlyMap<string, RepoFile>;
};

/** Everything that a branch, tag or pull request can point at. */
export type History = {
  readonly branches: Map<string, Commit>;
  readonly tags: Map<string, Commit>;
  readonly pullRequests: Map<string, Commit>;
  /** Discussions and pull requests that were opened on the running stand-in; they share their numbers. */
  readonly discussions: Discussion[];
};

export type Discussion = {
  readonly num: number;
  readonly title: string;
  readonly isPullRequest: boolean;
  readonly createdAt: string;
  status: "open" | "closed" | "merged" | "draft";
  readonly comments: { readonly id: string; readonly author: string; readonly text: string; readonly date: string }[];
};

export type Gate = false | "auto" | "manual";

/** One provider's offer to run a model. */
export type ProviderOffer = {
  readonly provider: string;
  /** The model's id at the provider. Default: the same as on the Hub. */
  readonly providerId?: string;
  readonly task: string;
  readonly status: "live" | "error" | "staging";
  readonly contextLength?: number;
  /** US dollars per million tokens. */
  readonly pricing?: { readonly input: number; readonly output: number };
  readonly supportsTools?: boolean;
  readonly tokensPerSecond?: number;
  readonly firstTokenMs?: number;
  readonly isModelAuthor?: boolean;
};

/** The front matter of a card; the same keys and values as the YAML. */
export type CardData = Readonly<Record<string, unknown>>;

export type Repo = {
  readonly kind: RepoKind;
  readonly id: string;
  readonly objectId: string;
  readonly createdAt: string;
  readonly lastModified: string;
  readonly isPrivate: boolean;
  readonly isDisabled: boolean;
  /** The group of an organisation's repos that it belongs to. */
  readonly resourceGroup: { readonly id: string; readonly name: string } | null;
  readonly gated: Gate;
  readonly downloads: number;
  readonly likes: number;
  readonly trendingScore: number;
  readonly pipelineTag: string | null;
  readonly libraryName: string | null;
  readonly tags: readonly string[];
  readonly cardData: CardData | null;
  readonly config: Readonly<Record<string, unknown>> | null;
  readonly safetensors: { readonly parameters: Readonly<Record<string, number>>; readonly total: number } | null;
  readonly gguf: Readonly<Record<string, unknown>> | null;
  readonly providers: readonly ProviderOffer[];
  /** The commits; made on first use, so that a large catalogue costs nothing. */
  history(): History;
};
