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
  readonly author: string;
  readonly isPullRequest: boolean;
  readonly createdAt: string;
  status: "open" | "closed" | "merged" | "draft";
  readonly events: DiscussionEvent[];
};

type DiscussionEvent = {
  readonly id: string;
  readonly type: "comment" | "status-change" | "merge";
  readonly author: string;
  /** What was said, the new status, or the commit that merged it. */
  readonly text: string;
  readonly date: string;
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

/** What the scanners say of one file; the parts besides the status are as the Hub sends them. */
export type ScanFacts = { readonly status: string } & Readonly<Record<string, unknown>>;

/** The front matter of a card; the same keys and values as the YAML. */
export type CardData = Readonly<Record<string, unknown>>;

/** What a Space runs, on what, and how it is. */
export type SpaceFacts = {
  readonly sdk: "gradio" | "docker" | "static" | "streamlit";
  readonly runtime: {
    readonly stage: string;
    readonly hardware: { readonly current: string | null; readonly requested: string | null };
    readonly storage: string | null;
    /** Seconds without a visitor until it sleeps. */
    readonly gcTimeout: number | null;
    readonly replicas: { readonly current: number; readonly requested: number };
    readonly errorMessage: string | null;
  };
  readonly models: readonly string[];
  readonly datasets: readonly string[];
};

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
  /** The first words of a dataset's card. */
  readonly description: string | null;
  /** What the scanners found, by path; every other file is safe. */
  readonly scans: Readonly<Record<string, ScanFacts>>;
  /** Set for a Space. */
  readonly space: SpaceFacts | null;
  /** The commits; made on first use, so that a large catalogue costs nothing. */
  history(): History;
};
