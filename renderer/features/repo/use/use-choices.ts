/** The ways to use a repo, as texts to copy. None ever holds a secret: where a token is needed it is the name of a variable. */
import type { RepoInfo } from "#shared/contract/hub.ts";

export type UseSnippet = {
  /** What it is for, where there are several. */
  readonly title: string | null;
  readonly text: string;
};

export type UseChoice = {
  /** Unique among the choices of a repo: `library/transformers`. */
  readonly id: string;
  readonly group: "Libraries" | "Local apps" | "Files";
  readonly label: string;
  readonly snippets: readonly UseSnippet[];
  /** A page that tells more, or opens the repo there. */
  readonly link: { readonly label: string; readonly url: string } | null;
  /** Whether the texts name the revision; others load main. */
  readonly isAtRevision: boolean;
};

/** The GGUF file to name where an app wants one. */
export type ChosenFile = { readonly quantisation: string; readonly path: string; readonly fileCount: number };

/** The variable that the tools need to find this Hub; nothing for the official one. */
export function endpointLine({ pageUrl }: Pick<RepoInfo, "pageUrl">): string {
  const { origin } = new URL(pageUrl);
  return origin === "https://huggingface.co" ? "" : `export HF_ENDPOINT=${origin}\n`;
}

/** Says that a token is needed, and where it comes from. */
export function accessLine({ gated, isPrivate }: Pick<RepoInfo, "gated" | "isPrivate">): string {
  if (gated === "no" && !isPrivate) return "";
  return "# Needs a token with access: run hf auth login once, or set HF_TOKEN\n";
}
