import { expect, test } from "vitest";
import { groupsOf, piecesOf } from "#renderer/ui/markdown/paint/groups.ts";
import type { TreeElement, TreeNode } from "#renderer/ui/markdown/tree.ts";

const box = (tag: string, children: readonly TreeNode[], props = {}): TreeElement => ({
  tag,
  props,
  children,
  size: 1 + children.reduce((sum, child) => sum + (typeof child === "string" ? 0 : child.size), 0),
});
const leaves = (count: number, tag = "p") => Array.from({ length: count }, () => box(tag, ["x"]));

test("neighbours are joined up to a size, and a large one stands alone", () => {
  const groups = groupsOf([...leaves(5), box("table", leaves(50)), "text", ...leaves(2)], 4);
  expect(groups.map((group) => group.length)).toEqual([4, 1, 1, 3]);
});

test("a box around everything is cut into boxes, its id on the first", () => {
  const pieces = piecesOf([box("div", leaves(30), { id: "card-x", align: "center" })], 10);
  const boxes = pieces.flat().filter((node): node is TreeElement => typeof node !== "string");
  expect(boxes.map(({ tag, children }) => [tag, children.length])).toEqual([
    ["div", 10],
    ["div", 10],
    ["div", 10],
  ]);
  expect(boxes.map(({ props }) => props)).toEqual([
    { align: "center", id: "card-x" },
    { align: "center" },
    { align: "center" },
  ]);
});

test("a numbered list goes on counting where it was cut", () => {
  const pieces = piecesOf([box("ol", leaves(25, "li"), { start: "3" })], 10);
  const starts = pieces.flat().map((node) => (typeof node === "string" ? "" : node.props["start"]));
  expect(starts).toEqual(["3", "13", "23"]);
});
