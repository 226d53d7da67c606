/** What is chosen, how large it is, and the one button that downloads exactly that. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { DownloadPlan } from "#renderer/features/repo/download/DownloadPlan.tsx";
import { chosenMax, totalBytes } from "#renderer/features/repo/files/file-selection.ts";
import classes from "#renderer/features/repo/files/RepoFiles.module.css";
import type { SelectionTools } from "#renderer/features/repo/files/use-file-selection.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type SelectionBarProps = {
  readonly info: RepoInfo;
  readonly isRefused: boolean;
  readonly selection: SelectionTools;
};

export function SelectionBar({ info, isRefused, selection: { files, isComing, clear } }: SelectionBarProps) {
  const [isOpen, plan] = useDisclosure(false);
  if (files.size === 0 && !isComing) return null;
  const count = `${files.size.toLocaleString("en")} ${files.size === 1 ? "file" : "files"}`;
  return (
    <section className={classes.bar} aria-label="Chosen files">
      <span role="status">
        {isComing ? "Looking into the folder…" : `${count}, ${formatBytes(totalBytes(files))}`}
        {files.size === chosenMax && ". More cannot be chosen at once; take the whole repo, or patterns."}
      </span>
      <span className={classes.barButtons}>
        <Button size="xs" variant="subtle" color="gray" onClick={clear}>
          Clear
        </Button>
        <Button
          size="xs"
          variant="filled"
          leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
          disabled={isRefused || isComing || files.size === 0}
          onClick={plan.open}
        >
          Download {count}…
        </Button>
      </span>
      {isOpen && <DownloadPlan info={info} isOpen onClose={plan.close} paths={[...files.keys()]} />}
    </section>
  );
}
