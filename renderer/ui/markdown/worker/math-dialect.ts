/**
 * Which dollars are math. The parser takes any two of them; here `$` counts as people write it: nothing but text between
 * "$5 and $10". Also reads `\( … \)` and `\[ … \]`, which cards on the Hub use.
 */
import remarkMath from "remark-math";
import type { PluggableList } from "unified";

/** The part of an mdast node that this needs. */
type Node = {
  type: string;
  value?: string;
  data?: unknown;
  children?: Node[];
  position?: { start: { offset?: number }; end: { offset?: number } };
};

export const mathDialect: PluggableList = [remarkMath, mendDollars];

function mendDollars() {
  return (tree: Node, file: { value: unknown }): void => mend(tree, String(file.value));
}

function mend(parent: Node, source: string): void {
  if (parent.children === undefined) return;
  parent.children = parent.children.flatMap((child) => {
    if (child.type === "inlineMath")
      return [isMath(child, source) ? child : { type: "text", value: sourceOf(child, source) }];
    if (child.type === "text") return bracketed(child.value ?? "");
    mend(child, source);
    return [child];
  });
}

function sourceOf({ position }: Node, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

/** No space inside a single dollar, and no digit after the second: else they are money. */
function isMath(node: Node, source: string): boolean {
  const text = sourceOf(node, source);
  if (text.startsWith("$$")) return true;
  const after = source[node.position?.end.offset ?? source.length] ?? "";
  return !/^\$\s|\s\$$/.test(text) && !/\d/.test(after) && !text.includes("\n\n");
}

const brackets = /\\\((.{1,2000}?)\\\)|\\\[([\s\S]{1,4000}?)\\\]/g;

/** Text with `\(…\)` in it, as text and math. */
function bracketed(text: string): Node[] {
  if (!text.includes("\\")) return [{ type: "text", value: text }];
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(brackets)) {
    if (match.index > at) nodes.push({ type: "text", value: text.slice(at, match.index) });
    nodes.push(mathNode(match[1] ?? match[2] ?? "", match[2] !== undefined));
    at = match.index + match[0].length;
  }
  if (at < text.length || nodes.length === 0) nodes.push({ type: "text", value: text.slice(at) });
  return nodes;
}

function mathNode(value: string, isDisplay: boolean): Node {
  const className = ["language-math", isDisplay ? "math-display" : "math-inline"];
  return {
    type: "inlineMath",
    value,
    data: { hName: "code", hProperties: { className }, hChildren: [{ type: "text", value }] },
  };
}
