/** What the detail pane says while no row is selected. */
import { browseKinds } from "#renderer/features/browse/browse-kinds.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { KeyCap } from "#renderer/ui/KeyCap.tsx";
import { kindWords } from "#renderer/ui/repo-kinds.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";

type DetailHintProps = { readonly kind: RepoKind };

export function DetailHint({ kind }: DetailHintProps) {
  const { one } = browseKinds[kind];
  return (
    <EmptyState
      icon={kindWords[kind].icon}
      title={`Choose a ${one}`}
      text={
        <>
          Its card and files are shown here. <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> walk the list, <KeyCap>Enter</KeyCap>{" "}
          opens the whole page.
        </>
      }
    />
  );
}
