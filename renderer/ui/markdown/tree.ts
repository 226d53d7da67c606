/** What a text becomes before it is painted: a plain tree of known elements, which a worker can send. Never HTML. */

/** A text, or an element. */
export type TreeNode = string | TreeElement;

export type TreeElement = {
  readonly tag: string;
  /** Only what paint/ knows for this tag; every value was checked where the tree was made. */
  readonly props: Readonly<Record<string, string>>;
  readonly children: readonly TreeNode[];
  /** How many elements this is, all below it included. */
  readonly size: number;
};

/** A heading, for the table of contents. */
export type TreeHeading = { readonly level: number; readonly text: string; readonly id: string };

/** What one text, or one section of a long text, became. */
export type Tree = {
  readonly nodes: readonly TreeNode[];
  readonly headings: readonly TreeHeading[];
  /** The addresses of its pictures, as they are written. */
  readonly pictures: readonly string[];
};

/** The plain text of nodes and all below them. */
export function treeText(nodes: readonly TreeNode[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : treeText(node.children))).join("");
}

/** How many elements some nodes are. */
export function treeSize(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + (typeof node === "string" ? 0 : node.size), 0);
}

/** Whether an element with this id is among the nodes or below them. */
export function hasId(nodes: readonly TreeNode[], id: string): boolean {
  return nodes.some((node) => typeof node !== "string" && (node.props["id"] === id || hasId(node.children, id)));
}
