/** What the page and its card worker say to each other. The page asks for one section at a time; the worker may be ended at any moment. */
import type { Tree } from "#renderer/ui/markdown/tree.ts";
import type { FrontMatter } from "#renderer/ui/markdown/worker/front-matter.ts";

export type CardText = {
  readonly markdown: string;
  /** The YAML at its beginning; null where it has none. */
  readonly frontMatter: string | null;
  /** Prefix of all ids; see anchorId. */
  readonly idPrefix: string;
};

export type WorkerRequest =
  /** Answered with `planned`. `ids` are those that sections took which are there already. */
  | { readonly type: "open"; readonly card: CardText; readonly ids: readonly string[] }
  /** Answered with `section`. */
  | { readonly type: "parse"; readonly index: number };

/** Where a section is in the text. */
export type SectionPlace = { readonly start: number; readonly end: number };

export type WorkerAnswer =
  | { readonly type: "planned"; readonly frontMatter: FrontMatter; readonly sections: readonly SectionPlace[] }
  /** The section's tree, or null where it is shown as the text it is. */
  | { readonly type: "section"; readonly index: number; readonly tree: Tree | null };
