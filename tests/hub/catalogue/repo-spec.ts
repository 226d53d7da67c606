/** A repo as a test or a recipe describes it; make-repo.ts fills in the rest. */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { CardData, Gate, ProviderOffer, Repo, ScanFacts, SpaceFacts } from "#tests/hub/catalogue/repo.ts";
import type { Content } from "#tests/hub/content/content.ts";

/** Files by path; text stands for itself. */
export type Files = Readonly<Record<string, Content | string>>;
/** The files of a description. */
export function filesOf({ files }: Pick<RepoSpec, "files">): Files {
  return typeof files === "function" ? files() : (files ?? {});
}

/** Files by path against main; null takes a file away. */
export type Changes = Readonly<Record<string, Content | string | null>>;

export type RepoSpec = {
  readonly id: string;
  /** Default `model`. */
  readonly kind?: RepoKind;
  /** README.md and .gitattributes come on top, unless they are given here. A function is called when someone looks. */
  readonly files?: Files | (() => Files);
  /** The card's front matter; null for a repo without a README.md. Default: an Apache-2.0 licence. */
  readonly cardData?: CardData | null;
  /** The card's Markdown below the front matter. */
  readonly card?: string | ((files: Files) => string);
  readonly pipelineTag?: string;
  readonly libraryName?: string;
  readonly tags?: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly safetensors?: Repo["safetensors"];
  readonly gguf?: Repo["gguf"];
  readonly providers?: readonly ProviderOffer[];
  readonly description?: string;
  readonly space?: SpaceFacts;
  /** What the scanners found in single files. Default: all are safe. */
  readonly scans?: Readonly<Record<string, ScanFacts>>;
  readonly gated?: Gate;
  readonly isPrivate?: boolean;
  readonly isDisabled?: boolean;
  readonly resourceGroup?: Repo["resourceGroup"];
  readonly downloads?: number;
  readonly likes?: number;
  readonly trendingScore?: number;
  readonly createdAt?: string;
  readonly lastModified?: string;
  /** As someone has just made it: all its files are in the first commit, and there is no other. */
  readonly isNew?: boolean;
  /** More commits on main, oldest first, between the upload and the card. */
  readonly commits?: readonly {
    readonly title: string;
    readonly message?: string;
    readonly author?: string;
    readonly changes: Changes;
  }[];
  /** Branches besides main, git tags, and pull requests by number. A tag that changes nothing is the commit before the last. */
  readonly branches?: Readonly<Record<string, Changes>>;
  readonly gitTags?: Readonly<Record<string, Changes>>;
  readonly pullRequests?: Readonly<Record<string, Changes>>;
};
