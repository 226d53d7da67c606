/** What one can do with a job. A failure is said in a toast; what came of a success the queue itself shows. */
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { api } from "#renderer/api/client.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Mono } from "#renderer/ui/Mono.tsx";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { Job } from "#shared/contract/downloads.ts";

export function pauseJob({ id }: Job): void {
  api.downloads.pause({ id }).catch(showProblem);
}

export function resumeJob({ id }: Job): void {
  api.downloads.resume({ id }).catch(showProblem);
}

export function pauseAllJobs(): void {
  api.downloads.pauseAll().catch(showProblem);
}

export function resumeAllJobs(): void {
  api.downloads.resumeAll().catch(showProblem);
}

/** Moves a job in line before another, or to the end for null. */
export function moveJob({ id }: Job, beforeId: string | null): void {
  api.downloads.move({ id, beforeId }).catch(showProblem);
}

/** Takes a job off the list and its unfinished bytes off the disk. Finished files stay. */
export function removeJob({ id }: Job): void {
  api.downloads.remove({ id }).catch(showProblem);
}

/** Ends a job. Its bytes stay until it is removed, so that this can be taken back. */
export function cancelJob(job: Job): void {
  const toast = `cancelled-${job.id}`;
  const undo = () => {
    notifications.hide(toast);
    resumeJob(job);
  };
  api.downloads.cancel({ id: job.id }).then(() => {
    notifications.show({
      id: toast,
      autoClose: 10_000,
      title: `Cancelled ${job.repo.id}`,
      message: (
        <Button size="xs" mt={6} onClick={undo}>
          Undo
        </Button>
      ),
    });
  }, showProblem);
}

/** Shows the folder in the file manager, or says where it is where the door cannot open one. */
export function revealJob({ id }: Job): void {
  api.downloads.reveal({ id }).then(({ isShown, folder }) => {
    if (isShown) return;
    notifications.show({
      autoClose: 20_000,
      title: "The files are here",
      message: (
        <>
          <Mono wraps>{folder}</Mono>
          <br />
          <CopyButton value={folder} label="Copy the path" isWordy />
        </>
      ),
    });
  }, showProblem);
}
