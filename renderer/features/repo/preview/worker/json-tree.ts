/** A parsed JSON value as a tree that is opened level by level, so that a value of any size costs only what is on screen. */
import type { NodesAnswer, TreeNode, TreePath } from "#renderer/features/repo/preview/preview-model.ts";

/** How many entries come at once; the page asks again for the next. */
export const nodesAtOnce = 200;
const textLengthMax = 1000;

export type TreeSource = { readonly root: TreeNode; nodes(path: TreePath, from: number): NodesAnswer };

export function jsonTree(value: unknown): TreeSource {
  return {
    root: nodeOf("", value),
    nodes(path, from) {
      const inside = valueAt(value, path);
      if (Array.isArray(inside)) {
        const part = inside.slice(from, from + nodesAtOnce);
        return { nodes: part.map((one: unknown, index) => nodeOf(from + index, one)) };
      }
      if (!isObject(inside)) return { nodes: [] };
      const keys = Object.keys(inside).slice(from, from + nodesAtOnce);
      return { nodes: keys.map((key) => nodeOf(key, inside[key])) };
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Undefined where the path leads nowhere; what an object inherits is not there. */
function valueAt(value: unknown, path: TreePath): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (!isObject(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at;
}

function nodeOf(key: string | number, value: unknown): TreeNode {
  if (Array.isArray(value)) return { key, kind: "list", text: "", count: value.length };
  if (isObject(value)) return { key, kind: "object", text: "", count: Object.keys(value).length };
  if (typeof value === "string") {
    const text = value.length > textLengthMax ? `${value.slice(0, textLengthMax)}…` : value;
    return { key, kind: "text", text: JSON.stringify(text), count: 0 };
  }
  const kind = typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "null";
  return { key, kind, text: String(value), count: 0 };
}
