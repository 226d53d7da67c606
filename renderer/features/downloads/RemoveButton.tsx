/** Takes a job off the list. Asks first only where bytes would be lost for good. */
import { ActionIcon, Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { removeJob } from "#renderer/features/downloads/job-actions.tsx";
import classes from "#renderer/features/downloads/RemoveButton.module.css";
import type { Job } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type RemoveButtonProps = { readonly job: Job };

export function RemoveButton({ job }: RemoveButtonProps) {
  const [isAsking, asking] = useDisclosure(false);
  const unfinishedBytes = job.state.type === "done" ? 0 : Math.max(0, job.receivedBytes - job.verifiedBytes);
  const act = () => (unfinishedBytes > 0 ? asking.toggle() : removeJob(job));
  return (
    <Popover opened={isAsking} onDismiss={asking.close} position="bottom-end" trapFocus returnFocus width={280}>
      <Popover.Target>
        <ActionIcon title="Remove from the list" aria-label={`Remove ${job.repo.id} from the list`} onClick={act}>
          <IconTrash size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Remove the download">
        <div className={classes.root}>
          <p>{formatBytes(unfinishedBytes)} that have arrived, but are not complete, go too. Complete files stay.</p>
          <div className={classes.buttons}>
            <Button size="xs" onClick={asking.close}>
              Keep
            </Button>
            <Button size="xs" variant="filled" color="red" onClick={() => removeJob(job)}>
              Remove
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
