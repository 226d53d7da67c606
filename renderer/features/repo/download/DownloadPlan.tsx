/** The sheet before a download: how many bytes are new, how many are here already, what is free after, where it lands. */
import { Button, Modal, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import classes from "#renderer/features/repo/download/DownloadPlan.module.css";
import { planRows } from "#renderer/features/repo/download/plan-rows.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";

type DownloadPlanProps = { readonly info: RepoInfo; readonly isOpen: boolean; readonly onClose: () => void };

export function DownloadPlan({ info, isOpen, onClose }: DownloadPlanProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Download the whole repo" size={460}>
      {isOpen && <PlanBody info={info} onClose={onClose} />}
    </Modal>
  );
}

function PlanBody({ info, onClose }: { readonly info: RepoInfo; readonly onClose: () => void }) {
  const input = { repo: info.repo, revision: info.revision, selection: { type: "everything" as const } };
  // Free space and what is on disk change by themselves, so a plan is never taken from the cache.
  const {
    data: plan,
    error,
    refetch,
  } = useQuery({ ...orpc.downloads.plan.queryOptions({ input }), staleTime: 0, gcTime: 0 });
  const start = useMutation({
    ...orpc.downloads.start.mutationOptions(),
    onSuccess: () => {
      onClose();
      notifications.show({ title: "Download added", message: `${info.repo.id} is in Downloads.` });
    },
  });
  const newBytes = plan === undefined ? 0 : Math.max(0, plan.sizeBytes - plan.onDiskBytes);
  const freeBytes = plan?.freeBytes ?? null;
  const isTooLarge = freeBytes !== null && newBytes > freeBytes;

  if (error !== null) return <ProblemCard problem={problemOf(error)} onRetry={() => void refetch()} />;
  return (
    <div className={classes.root}>
      <RepoName id={info.repo.id} wraps />
      <dl className={classes.rows} aria-busy={plan === undefined}>
        {planRows(plan).map(({ label, value, isBad }) => (
          <div className={classes.row} key={label} data-bad={isBad || undefined}>
            <dt>{label}</dt>
            <dd>{value ?? <Skeleton height={12} width={72} />}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.folder}>
        Lands in the Hub cache, where Python finds it too:{" "}
        {plan === undefined ? <Skeleton height={12} mt={6} /> : <Mono wraps>{plan.cacheFolder}</Mono>}
      </p>
      {isTooLarge && (
        <p className={classes.tooLarge} role="alert">
          This is {formatBytes(newBytes - freeBytes)} more than the disk has room for. Free some space, or choose
          another cache folder in Settings.
        </p>
      )}
      {plan !== undefined && newBytes === 0 && plan.fileCount > 0 && (
        <p>All of it is on disk already. Starting checks the files and fetches nothing.</p>
      )}
      {start.error !== null && <ProblemCard problem={problemOf(start.error)} />}
      <div className={classes.buttons}>
        <Button onClick={onClose}>Not now</Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={plan === undefined || isTooLarge || plan.fileCount === 0}
          loading={start.isPending}
          onClick={() => start.mutate(input)}
        >
          {newBytes > 0 ? `Download ${formatBytes(newBytes)}` : "Download"}
        </Button>
      </div>
    </div>
  );
}
