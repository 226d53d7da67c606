/** Paints many nodes in turns: the first group at once, one more whenever the page has nothing else to do. */
import { memo, type ReactNode, useEffect, useMemo, useState } from "react";
import { groupsOf } from "#renderer/ui/markdown/paint/groups.ts";
import type { TreeNode } from "#renderer/ui/markdown/tree.ts";

type GrowProps = {
  readonly nodes: readonly TreeNode[];
  readonly paint: (group: readonly TreeNode[]) => ReactNode;
};

const groupSize = 250;
/** A busy page gets them too. */
const waitMaxMs = 400;

export function Grow({ nodes, paint }: GrowProps) {
  const groups = useMemo(() => groupsOf(nodes, groupSize), [nodes]);
  const [count, setCount] = useState(1);
  const isWhole = count >= groups.length;
  useEffect(() => {
    if (isWhole) return;
    const request = requestIdleCallback(() => setCount((now) => Math.max(now, count + 1)), { timeout: waitMaxMs });
    return () => cancelIdleCallback(request);
  }, [count, isWhole]);
  return groups.slice(0, count).map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups never change; their place is their identity
    <Group key={index} group={group} paint={paint} />
  ));
}

/** A tree never changes, so what was painted once stays. */
const Group = memo(
  ({ group, paint }: { readonly group: readonly TreeNode[]; readonly paint: GrowProps["paint"] }) => paint(group),
  (before, after) => before.group === after.group,
);
