/** Cuts nodes into groups that can each be painted between two frames. Pure. */
import { type TreeElement, type TreeNode, treeSize } from "#renderer/ui/markdown/tree.ts";

/** Neighbours joined up to `sizeMax` elements; one that is larger stands alone. */
export function groupsOf(nodes: readonly TreeNode[], sizeMax: number): (readonly TreeNode[])[] {
  const groups: TreeNode[][] = [];
  let size = 0;
  for (const node of nodes) {
    const more = typeof node === "string" ? 0 : node.size;
    const last = groups.at(-1);
    if (last !== undefined && size + more <= sizeMax) {
      last.push(node);
      size += more;
    } else {
      groups.push([node]);
      size = more;
    }
  }
  return groups;
}

/** The same, but an element that only holds others (a box around a whole card, a list) is cut into several like it. */
export function piecesOf(nodes: readonly TreeNode[], sizeMax: number): (readonly TreeNode[])[] {
  return groupsOf(
    nodes.flatMap((node) => (typeof node === "string" || node.size <= sizeMax * 2 ? [node] : opened(node, sizeMax))),
    sizeMax,
  );
}

function opened(node: TreeElement, sizeMax: number): TreeNode[] {
  const isBox = node.tag === "div" || node.tag === "ul" || node.tag === "ol";
  if (!isBox || node.children.length < 2) return [node];
  const parts = piecesOf(node.children, sizeMax);
  let number = Number(node.props["start"] ?? 1);
  return parts.map((children, index) => {
    const { id, ...others } = node.props;
    const props = {
      ...others,
      ...(index === 0 && id !== undefined ? { id } : {}),
      ...(node.tag === "ol" && number > 1 ? { start: String(number) } : {}),
    };
    number += children.filter((child) => typeof child !== "string").length;
    return { tag: node.tag, props, children, size: 1 + treeSize(children) };
  });
}
