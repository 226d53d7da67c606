/** What the detail pane says while no row is selected. */
import { IconBox } from "@tabler/icons-react";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";

export function DetailHint() {
  return (
    <EmptyState
      icon={IconBox}
      title="Choose a model"
      text={
        <>
          Its card and files are shown here. <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> walk the list, <KeyCap>Enter</KeyCap>{" "}
          opens the whole page.
        </>
      }
    />
  );
}
