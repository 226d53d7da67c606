/** Parses a card, section by section. What the worker does, without being one. */
import { parseMarkdown } from "#renderer/ui/markdown/parse-markdown.ts";
import { type Tree, treeSize } from "#renderer/ui/markdown/tree.ts";
import { readFrontMatter } from "#renderer/ui/markdown/worker/front-matter.ts";
import { withColours } from "#renderer/ui/markdown/worker/highlight.ts";
import { withMath } from "#renderer/ui/markdown/worker/math.ts";
import { mathDialect } from "#renderer/ui/markdown/worker/math-dialect.ts";
import type { CardText, WorkerAnswer } from "#renderer/ui/markdown/worker/messages.ts";
import { planSections } from "#renderer/ui/markdown/worker/plan-sections.ts";

/** A tree of more elements is shown as text: it is no card any more. */
const sectionSizeMax = 60_000;

export type CardParser = {
  readonly planned: Extract<WorkerAnswer, { type: "planned" }>;
  /** The tree of a section, or null where it is shown as the text it is. Never throws for a text. */
  parse(index: number): Tree | null;
};

/** `taken` are ids that are not given out again. */
export function openCard({ markdown, frontMatter, idPrefix }: CardText, taken: readonly string[]): CardParser {
  const sections = planSections(markdown);
  const ids = new Set(taken);
  let levelBefore = 1;
  return {
    planned: {
      type: "planned",
      frontMatter: readFrontMatter(frontMatter),
      sections: sections.map(({ start, end }) => ({ start, end })),
    },
    parse(index) {
      const section = sections[index];
      if (section === undefined || section.isPlain) return null;
      try {
        const tree = parseMarkdown(section.text, {
          idPrefix,
          ids,
          levelBefore,
          dialect: mathDialect,
          embellish: (clean) => withColours(withMath(clean)),
        });
        levelBefore = tree.headings.at(-1)?.level ?? levelBefore;
        return treeSize(tree.nodes) > sectionSizeMax ? null : tree;
      } catch {
        // Nested beyond the stack, or something that no parser was made for: it is shown as it is.
        return null;
      }
    },
  };
}
