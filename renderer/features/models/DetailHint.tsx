/** What the detail pane says while no row is selected. */
import { Kbd } from "@mantine/core";
import { IconBox } from "@tabler/icons-react";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";

export function DetailHint() {
  return (
    <EmptyState
      icon={IconBox}
      title="Choose a model"
      text={
        <>
          Its card and files are shown here. <Kbd>↑</Kbd> <Kbd>↓</Kbd> walk the list, <Kbd>Enter</Kbd> opens the whole
          page.
        </>
      }
    />
  );
}
