/**
 * Turns TeX into MathML, after the card was sanitised: what the converter answers passes a sanitiser of its own, which knows
 * MathML's elements and nothing that links, runs or has a style. What cannot be converted stays the code it was.
 */
import type { Element, ElementContent, Root, RootContent } from "hast";
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import temml from "temml";
import { unified } from "unified";
import { hastText } from "#renderer/ui/markdown/hast-text.ts";

const texMax = 4_000;
/** All formulas of one section; more stay as code. */
const texTotalMax = 60_000;

const tags = [
  ...[
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "merror",
    "mpadded",
  ],
  ...["mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mtable"],
  ...["mtr", "mtd"],
];
const lengths = /^-?\d{0,3}(?:\.\d{1,6})?(?:em|ex|px|pt|mu|%)?$/;
const schema = {
  tagNames: tags,
  attributes: {
    "*": [
      ["className", /^(?:tml-[a-z-]{1,20}|mathcal|mathscr)$/] as [string, RegExp],
      ["mathVariant", "normal"] as [string, string],
      ["mathvariant", "normal"] as [string, string],
      ["displaystyle", "true", "false"] as [string, string, string],
      ["scriptlevel", /^[+-]?\d$/] as [string, RegExp],
      ["stretchy", "true", "false"] as [string, string, string],
      ["symmetric", "true", "false"] as [string, string, string],
      ["fence", "true", "false"] as [string, string, string],
      ["separator", "true", "false"] as [string, string, string],
      ["largeop", "true", "false"] as [string, string, string],
      ["movablelimits", "true", "false"] as [string, string, string],
      ["accent", "true", "false"] as [string, string, string],
      ["accentunder", "true", "false"] as [string, string, string],
      ["form", "prefix", "infix", "postfix"] as [string, string, string, string],
      ["linethickness", lengths] as [string, RegExp],
      ...["lspace", "rspace", "minsize", "maxsize", "width", "height", "depth", "voffset"].map(
        (name): [string, RegExp] => [name, lengths],
      ),
    ],
    math: [["display", "block"] as [string, string]],
    mtd: [["columnspan", /^\d{1,2}$/] as [string, RegExp], ["columnSpan", /^\d{1,2}$/] as [string, RegExp]],
  },
  strip: ["script", "style", "semantics", "annotation", "annotation-xml"],
  clobber: [],
};
const toMathml = unified().use(rehypeRaw).use(rehypeSanitize, schema);

/** Answers the tree with its math converted; the tree it was given is used up. */
export function withMath(tree: Root): Root {
  let texLeft = texTotalMax;

  function visit<Node extends RootContent | ElementContent>(nodes: readonly Node[]): Node[] {
    return nodes.map((node) => {
      if (node.type !== "element") return node;
      const formula = formulaOf(node);
      if (formula === null) {
        node.children = visit(node.children);
        return node;
      }
      texLeft -= formula.tex.length;
      const math = texLeft < 0 || formula.tex.length > texMax ? null : convert(formula.tex, formula.isDisplay);
      return (math ?? node) as Node;
    });
  }

  tree.children = visit(tree.children);
  return tree;
}

function formulaOf(node: Element): { readonly tex: string; readonly isDisplay: boolean } | null {
  const [only] = node.children;
  if (node.tagName === "pre" && only?.type === "element" && isMathCode(only))
    return { tex: hastText(only), isDisplay: true };
  if (!isMathCode(node)) return null;
  return { tex: hastText(node), isDisplay: classesOf(node).includes("math-display") };
}

function isMathCode(node: Element): boolean {
  return node.tagName === "code" && classesOf(node).includes("language-math");
}

function classesOf(node: Element): readonly (string | number)[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className : [];
}

function convert(tex: string, isDisplay: boolean): Element | null {
  const options = { displayMode: isDisplay, throwOnError: true, trust: false, maxExpand: 200, strict: false };
  let text: string;
  try {
    text = temml.renderToString(tex, { ...options, maxSize: [20, 20] });
  } catch {
    // A formula that is none stays what its author wrote.
    return null;
  }
  const root = toMathml.runSync({ type: "root", children: [{ type: "raw", value: text }] }) as Root;
  const math = root.children.find((child): child is Element => child.type === "element" && child.tagName === "math");
  return math === undefined ? null : named(math, tex);
}

/** Elements of MathML stand under a prefix in the tree, so that none is taken for one of HTML. */
function named(node: Element, tex?: string): Element {
  return {
    type: "element",
    tagName: `math:${node.tagName}`,
    properties: tex === undefined ? node.properties : { ...node.properties, tex: tex.trim().slice(0, 500) },
    children: node.children.map((child) => (child.type === "element" ? named(child) : child)),
  };
}
