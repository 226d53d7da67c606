/** The sheet before a download: what of the repo, where to, and what that takes. Nothing is fetched before the click. */
import { Modal } from "@mantine/core";
import { useState } from "react";
import { PlanBody } from "#renderer/features/repo/download/PlanBody.tsx";
import { type SelectionForm, wholeRepo } from "#renderer/features/repo/download/selection-form.ts";
import { FolderDialog } from "#renderer/ui/folder/FolderDialog.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";

type DownloadPlanProps = {
  readonly info: RepoInfo;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Files that were chosen before: the plan begins with them. Read once, so mount it anew for others. */
  readonly paths?: readonly string[] | undefined;
};

export function DownloadPlan({ info, isOpen, onClose, paths = [] }: DownloadPlanProps) {
  const [form, setForm] = useState<SelectionForm>(
    paths.length === 0 ? wholeRepo : { ...wholeRepo, preset: "paths", paths },
  );
  const [folderId, setFolderId] = useState<string | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  // One dialog at a time: what was set stays here meanwhile.
  if (isOpen && isChoosing) {
    return (
      <FolderDialog
        title="Choose a folder for the files"
        isChoosing={false}
        problem={null}
        onClose={() => setIsChoosing(false)}
        onChoose={(id) => {
          setFolderId(id);
          setIsChoosing(false);
        }}
      />
    );
  }
  return (
    // Hung from above, so that the fields stay where they are while what is below them grows and shrinks.
    <Modal opened={isOpen} onClose={onClose} title="Download" size={480} centered={false} yOffset="9vh">
      {isOpen && (
        <PlanBody
          info={info}
          onClose={onClose}
          form={form}
          onForm={setForm}
          folderId={folderId}
          onFolder={setFolderId}
          onBrowse={() => setIsChoosing(true)}
        />
      )}
    </Modal>
  );
}
