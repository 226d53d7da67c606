/** A `details` of a text. What is folded away is painted when it is opened, unless it is small. */
import { type ReactNode, useState } from "react";
import { type TreeElement, type TreeNode, treeText } from "#renderer/ui/markdown/tree.ts";

type FoldProps = {
  readonly node: TreeElement;
  readonly id?: string | number;
  readonly paint: (nodes: readonly TreeNode[]) => ReactNode;
};

const smallMax = 150;

export function Fold({ node, id, paint }: FoldProps) {
  const isOpen = node.props["open"] !== undefined;
  const [wasOpened, setWasOpened] = useState(isOpen || node.size <= smallMax);
  const head = node.children.find(
    (child): child is TreeElement => typeof child !== "string" && child.tag === "summary",
  );
  return (
    <details id={id === undefined ? undefined : String(id)} open={isOpen} onToggle={() => setWasOpened(true)}>
      <summary dir="auto">
        {head !== undefined && paint(head.children)}
        {(head === undefined || treeText(head.children).trim() === "") && "Details"}
      </summary>
      {wasOpened && paint(node.children.filter((child) => child !== head))}
    </details>
  );
}
