/** Marks the words of code by their kind, where its language is known and it is not too long. Colours belong to the page. */
import type { Element, ElementContent, Root, RootContent } from "hast";
import { common, createLowlight } from "lowlight";
import { hastText } from "#renderer/ui/markdown/hast-text.ts";

const codeMax = 20_000;
/** All code of one section. */
const codeTotalMax = 100_000;
const marksMax = 2_500;

const lowlight = createLowlight(common);

/** Of highlight.js' many kinds, the few that have a colour. */
const kinds: Readonly<Record<string, string>> = {
  "hljs-keyword": "keyword",
  "hljs-built_in": "name",
  "hljs-type": "name",
  "hljs-literal": "literal",
  "hljs-number": "literal",
  "hljs-string": "string",
  "hljs-regexp": "string",
  "hljs-char": "string",
  "hljs-subst": "plain",
  "hljs-symbol": "literal",
  "hljs-bullet": "literal",
  "hljs-title": "title",
  "hljs-section": "title",
  "hljs-name": "keyword",
  "hljs-selector-tag": "keyword",
  "hljs-attr": "name",
  "hljs-attribute": "name",
  "hljs-variable": "name",
  "hljs-params": "plain",
  "hljs-comment": "comment",
  "hljs-quote": "comment",
  "hljs-doctag": "comment",
  "hljs-meta": "comment",
  "hljs-addition": "string",
  "hljs-deletion": "keyword",
};

/** Answers the tree with its code marked; the tree it was given is used up. */
export function withColours(tree: Root): Root {
  let codeLeft = codeTotalMax;

  function visit(nodes: readonly (RootContent | ElementContent)[]): void {
    for (const node of nodes) {
      if (node.type !== "element") continue;
      const [only] = node.children;
      if (node.tagName !== "pre" || only?.type !== "element" || only.tagName !== "code") {
        visit(node.children);
        continue;
      }
      const language = languageOf(only);
      const text = hastText(only);
      if (language === null || text.length > codeMax || text.length > codeLeft) continue;
      codeLeft -= text.length;
      const marked = marks(lowlight.highlight(language, text).children);
      if (countMarks(marked) <= marksMax) only.children = marked;
    }
  }

  visit(tree.children);
  return tree;
}

function languageOf({ properties: { className } }: Element): string | null {
  const named = (Array.isArray(className) ? className : []).map(String).find((name) => name.startsWith("language-"));
  const language = named?.slice("language-".length).toLowerCase() ?? "";
  return lowlight.registered(language) ? language : null;
}

function marks(nodes: readonly (RootContent | ElementContent)[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return [node];
    if (node.type !== "element") return [];
    const classes = Array.isArray(node.properties["className"]) ? node.properties["className"].map(String) : [];
    const token = classes.map((name) => kinds[name]).find((kind) => kind !== undefined);
    const children = marks(node.children);
    if (token === undefined) return children;
    return [{ type: "element", tagName: "span", properties: { token }, children }];
  });
}

function countMarks(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => sum + (node.type === "element" ? 1 + countMarks(node.children) : 0), 0);
}
