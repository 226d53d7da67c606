/** Puts the shown model beside others, or takes it out; also by the key `c` and from the palette. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconColumns3 } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { toggleOrSay } from "#renderer/features/compare/toggle-or-say.ts";
import { useActions } from "#renderer/ui/actions.ts";
import { useCompared } from "#renderer/ui/compare-set.ts";
import classes from "./CompareButton.module.css";

export function CompareButton({ id }: { readonly id: string }) {
  const isIn = useCompared().includes(id);
  const toggle = useCallback(() => toggleOrSay(id), [id]);
  useHotkeys([["c", toggle]]);
  const label = isIn ? "Remove from compare" : "Add to compare";
  const actions = useMemo(
    () => [{ id: "repo.compare", label, hint: id, icon: IconColumns3, keywords: "side by side", run: toggle }],
    [label, id, toggle],
  );
  useActions(actions);
  return (
    <Tooltip label={`${label} (C)`}>
      <ActionIcon aria-label="Compare" aria-pressed={isIn} aria-keyshortcuts="c" onClick={toggle}>
        <IconColumns3 className={isIn ? classes.on : undefined} size={16} stroke={isIn ? 2 : 1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
