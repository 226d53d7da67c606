/** Gives headings the ids that a text's own `#links` expect, under a prefix, so that no text can name an element of the app. */

type Element = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Element[];
};

/** The id on the page of a text's anchor `#name`. */
export function anchorId(prefix: string, name: string): string {
  return `${prefix}-${name.toLowerCase()}`;
}

/** A rehype plugin, to run after the sanitiser. */
export function headingIds({ prefix }: { readonly prefix: string }) {
  return (tree: Element): void => addIds(tree, prefix);
}

function addIds(node: Element, prefix: string): void {
  if (node.tagName !== undefined && /^h[1-6]$/.test(node.tagName)) {
    node.properties = { ...node.properties, id: anchorId(prefix, slug(textOf(node))) };
    return;
  }
  for (const child of node.children ?? []) addIds(child, prefix);
}

/** A heading as the Hub writes it in links: lower case, punctuation gone, spaces as `-`. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

/** The plain text of a node and all below it. */
export function textOf(node: { readonly value?: unknown; readonly children?: readonly unknown[] }): string {
  if (typeof node.value === "string") return node.value;
  return (node.children ?? [])
    .map((child) => (typeof child === "object" && child !== null ? textOf(child) : ""))
    .join("");
}
