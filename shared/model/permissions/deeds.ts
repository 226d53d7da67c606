/** What a person can want to do in this app, and which of the Hub's permissions it takes. The rows of the permission matrix. */

export const deeds = [
  "read-public",
  "read-gated",
  "read-private",
  "run-inference",
  "bill-inference",
  "create-repo",
  "upload",
  "open-pull-request",
  "discuss",
  "manage-repo",
] as const;
export type Deed = (typeof deeds)[number];

export type DeedFacts = {
  /** A row's title, and the end of "This token may not …" when written small. */
  readonly title: string;
  /** Whether it only reads: what a read token may do as well. */
  readonly isReading: boolean;
  /** Any one of these is enough; the first is the one to ask for. */
  readonly permissions: readonly string[];
  /** Permission strings that may be enough, which no official source says. */
  readonly perhaps: readonly string[];
  /** OAuth scopes, any one of which is enough. */
  readonly oauthScopes: readonly string[];
};

/** Source: the Hub's permission strings (service-account schema, token page) and its OAuth scopes. */
export const deedFacts: Readonly<Record<Deed, DeedFacts>> = {
  "read-public": {
    title: "Download public repos",
    isReading: true,
    permissions: [],
    perhaps: [],
    oauthScopes: [],
  },
  "read-gated": {
    title: "Download gated repos",
    isReading: true,
    permissions: ["canReadGatedRepos"],
    perhaps: [],
    oauthScopes: ["gated-repos"],
  },
  "read-private": {
    title: "See private repos",
    isReading: true,
    permissions: ["repo.content.read", "repo.write"],
    perhaps: ["repo.content.write"],
    oauthScopes: ["read-repos", "write-repos", "manage-repos"],
  },
  "run-inference": {
    title: "Run inference",
    isReading: true,
    permissions: ["inference.serverless.write"],
    perhaps: [],
    oauthScopes: ["inference-api"],
  },
  "bill-inference": {
    title: "Bill inference here",
    isReading: true,
    permissions: ["inference.serverless.write"],
    perhaps: [],
    oauthScopes: ["inference-api"],
  },
  "create-repo": {
    title: "Create repos",
    isReading: false,
    permissions: ["repo.write"],
    perhaps: [],
    oauthScopes: ["manage-repos", "contribute-repos"],
  },
  upload: {
    title: "Upload files",
    isReading: false,
    permissions: ["repo.write"],
    perhaps: ["repo.content.write"],
    oauthScopes: ["write-repos", "manage-repos"],
  },
  "open-pull-request": {
    title: "Open pull requests",
    isReading: false,
    permissions: ["discussion.write", "repo.contribute.write", "repo.write"],
    perhaps: ["repo.content.write"],
    oauthScopes: ["write-discussions", "write-repos", "manage-repos"],
  },
  discuss: {
    title: "Open discussions",
    isReading: false,
    permissions: ["discussion.write"],
    perhaps: [],
    oauthScopes: ["write-discussions"],
  },
  "manage-repo": {
    title: "Change settings and delete",
    isReading: false,
    permissions: ["repo.write"],
    perhaps: ["repo.config.write"],
    oauthScopes: ["manage-repos"],
  },
};
