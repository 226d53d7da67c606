/** Which nodes of a tree are open, and what is inside them, as the flat list of rows that is drawn. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TreeNode, TreePath } from "#renderer/features/repo/preview/preview-model.ts";
import type { Ask } from "#renderer/features/repo/preview/use-preview.ts";

export type TreeRow =
  | {
      readonly type: "node";
      readonly key: string;
      readonly path: TreePath;
      readonly depth: number;
      readonly node: TreeNode;
      readonly isOpen: boolean;
    }
  | {
      readonly type: "more";
      readonly key: string;
      readonly path: TreePath;
      readonly depth: number;
      readonly rest: number;
    };

type Inside = ReadonlyMap<string, readonly TreeNode[]>;

/** Rows that would be more than anyone opens by hand. */
const rowsMax = 200_000;

export function useTree(id: number, root: TreeNode, ask: Ask) {
  const askNow = useRef(ask);
  askNow.current = ask;
  const [inside, setInside] = useState<Inside>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [why, setWhy] = useState<string | null>(null);

  const load = useCallback(
    (path: TreePath, from: number) => {
      const key = keyOf(path);
      askNow.current("nodes", { id, path, from }).then(
        ({ nodes }) =>
          setInside((now) => {
            const known = now.get(key) ?? [];
            return known.length === from ? new Map(now).set(key, [...known, ...nodes]) : now;
          }),
        (error: unknown) => setWhy(error instanceof Error ? error.message : "This part cannot be read."),
      );
    },
    [id],
  );
  // The first level is open from the start.
  useEffect(() => {
    setOpen(new Set([keyOf([])]));
    load([], 0);
  }, [load]);

  const rows = useMemo(() => rowsOf(root, open, inside), [root, open, inside]);
  const toggle = useCallback(
    (row: TreeRow) => {
      if (row.type !== "node" || row.node.count === 0) return;
      const key = keyOf(row.path);
      setOpen((now) => {
        const next = new Set(now);
        if (!next.delete(key)) next.add(key);
        return next;
      });
      if (!inside.has(key)) load(row.path, 0);
    },
    [inside, load],
  );
  const more = useCallback((row: TreeRow) => load(row.path, inside.get(keyOf(row.path))?.length ?? 0), [inside, load]);
  return { rows, toggle, more, why };
}

function keyOf(path: TreePath): string {
  return JSON.stringify(path);
}

function rowsOf(root: TreeNode, open: ReadonlySet<string>, inside: Inside): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: TreeNode, path: TreePath, depth: number) => {
    const key = keyOf(path);
    const isOpen = open.has(key);
    rows.push({ type: "node", key, path, depth, node, isOpen });
    const nodes = isOpen ? inside.get(key) : undefined;
    if (nodes === undefined || rows.length > rowsMax) return;
    for (const child of nodes) add(child, [...path, child.key], depth + 1);
    const rest = node.count - nodes.length;
    if (rest > 0) rows.push({ type: "more", key: `${key} more`, path, depth: depth + 1, rest });
  };
  add(root, [], 0);
  return rows;
}
