/**
 * Markdown with the HTML in it, from text to a checked tree: parse, sanitise, then only what the tree knows. The one way for a
 * stranger's text to the page. May take long for a text made for that: cards go through the worker, answers through isHeavy.
 */
import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { type PluggableList, unified } from "unified";
import { safeSchema } from "#renderer/ui/markdown/schema.ts";
import { toTree } from "#renderer/ui/markdown/to-tree.ts";
import type { Tree } from "#renderer/ui/markdown/tree.ts";

export type ParseOptions = {
  /** Prefix of all ids; see anchorId. */
  readonly idPrefix: string;
  /** Ids that are taken; those of this text are added. */
  readonly ids?: Set<string>;
  /** The level of the heading before this text; 1 is the screen's own. */
  readonly levelBefore?: number;
  /** More of the language, before anything is checked. */
  readonly dialect?: PluggableList;
  /** What is added to the checked tree: math and the colours of code. */
  readonly embellish?: (tree: Root) => Root;
};

/** Throws where the text is nested beyond what the stack holds. */
export function parseMarkdown(text: string, options: ParseOptions): Tree {
  const { idPrefix, ids = new Set(), levelBefore = 1, dialect = [], embellish = (tree) => tree } = options;
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(dialect)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "" })
    .use(rehypeRaw)
    .use(rehypeSanitize, safeSchema(idPrefix));
  // The last plugins' types are lost in the list between; what comes out of the sanitiser is a hast root.
  const clean = processor.runSync(processor.parse(text), text) as Root;
  return toTree(embellish(clean), { idPrefix, ids, levelBefore });
}
