/** The body of the sheet before a download. */
import { Button, Skeleton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import classes from "#renderer/features/repo/download/DownloadPlan.module.css";
import { isOpenGate, newBytes, planRows, requestWords } from "#renderer/features/repo/download/plan-rows.ts";
import { SelectionFields } from "#renderer/features/repo/download/SelectionFields.tsx";
import { type SelectionForm, selectionOf } from "#renderer/features/repo/download/selection-form.ts";
import { TargetField, type TargetFieldProps } from "#renderer/features/repo/download/TargetField.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { Plan, Selection } from "#shared/contract/downloads.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatBytes } from "#shared/model/bytes.ts";
import type { Problem } from "#shared/model/problem.ts";

type PlanBodyProps = Omit<TargetFieldProps, "path"> & {
  readonly info: RepoInfo;
  readonly onClose: () => void;
  readonly form: SelectionForm;
  readonly onForm: (form: SelectionForm) => void;
};

const typingMs = 400;
const everything: Selection = { type: "everything" };

export function PlanBody({ info, onClose, form, onForm, folderId, onFolder, onBrowse }: PlanBodyProps) {
  const [calmForm] = useDebouncedValue(form, form.preset === "patterns" ? typingMs : 0);
  const isSettled = calmForm === form;
  const selection = selectionOf(calmForm);
  const target = folderId === null ? { type: "cache" as const } : { type: "folder" as const, folderId };
  const input = { repo: info.repo, revision: info.revision, selection: selection ?? everything, target };
  // Free space and what is on disk change by themselves, so a plan is never taken from the cache.
  const fresh = { staleTime: 0, gcTime: 0 } as const;
  const whole = useQuery({
    ...orpc.downloads.plan.queryOptions({ input: { ...input, selection: everything } }),
    ...fresh,
  });
  const planning = useQuery({ ...orpc.downloads.plan.queryOptions({ input }), ...fresh, enabled: selection !== null });
  const plan = isSettled && selection !== null ? planning.data : undefined;
  const start = useMutation({
    ...orpc.downloads.start.mutationOptions(),
    onSuccess: () => {
      onClose();
      notifications.show({ title: "Download added", message: `${info.repo.id} is in Downloads.` });
    },
  });

  const problem = whole.error === null ? null : problemOf(whole.error);
  // Other files or another folder may do where these do not.
  if (problem !== null && problem.code !== "BAD_INPUT" && problem.code !== "DISK") {
    return <ProblemCard problem={problem} onRetry={() => void whole.refetch()} />;
  }
  return (
    <div className={classes.root}>
      <RepoName id={info.repo.id} wraps />
      <SelectionFields
        form={form}
        onChange={(next) => {
          start.reset();
          onForm(next);
        }}
        quantisations={whole.data?.quantisations ?? []}
      />
      {planning.error === null ? (
        <PlanFacts plan={plan} />
      ) : (
        <PlanProblem problem={problemOf(planning.error)} onRetry={() => void planning.refetch()} />
      )}
      <TargetField
        folderId={folderId}
        onFolder={onFolder}
        onBrowse={onBrowse}
        path={(plan ?? whole.data)?.cacheFolder ?? (problem === null ? undefined : null)}
      />
      {start.error !== null && <ProblemCard problem={problemOf(start.error)} />}
      <div className={classes.buttons}>
        <Button onClick={onClose}>Not now</Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={plan === undefined || !canStart(plan)}
          loading={start.isPending}
          onClick={() => start.mutate(input)}
        >
          {plan === undefined ? "Download" : startWords(plan)}
        </Button>
      </div>
    </div>
  );
}

function PlanFacts({ plan }: { readonly plan: Plan | undefined }) {
  const missing = plan === undefined ? 0 : tooManyBytes(plan);
  const requests = plan === undefined ? null : requestWords(plan);
  return (
    <>
      <dl className={classes.rows} aria-busy={plan === undefined}>
        {planRows(plan).map(({ label, value, isBad }) => (
          <div className={classes.row} key={label} data-bad={isBad || undefined}>
            <dt>{label}</dt>
            <dd>{value ?? <Skeleton height={12} width={72} />}</dd>
          </div>
        ))}
      </dl>
      {plan?.access.type === "refused" && (
        <ProblemLine problem={plan.access.problem} tone={isOpenGate(plan.access.problem) ? "amber" : "red"} />
      )}
      {requests !== null && <p className={classes.folder}>{requests}</p>}
      {missing > 0 && (
        <p className={classes.tooLarge} role="alert">
          This is {formatBytes(missing)} more than the disk has room for. Free some space, or choose another folder.
        </p>
      )}
      {plan !== undefined && newBytes(plan) === 0 && plan.fileCount > 0 && (
        <p>All of it is on disk already. Starting checks the files and fetches nothing.</p>
      )}
      {plan?.fileCount === 0 && <p role="status">No file of this repo fits.</p>}
    </>
  );
}

type PlanProblemProps = { readonly problem: Problem; readonly onRetry: () => void };

/** What the repo does not have at this commit, it will not have after another try. */
function PlanProblem({ problem, onRetry }: PlanProblemProps) {
  return <ProblemLine problem={problem} onRetry={problem.code === "NOT_FOUND" ? undefined : onRetry} />;
}

/** Bytes that have no room on the disk now, whatever else stands in the queue. */
function tooManyBytes(plan: Plan): number {
  return plan.freeBytes === null ? 0 : Math.max(0, newBytes(plan) - plan.freeBytes);
}

function startWords(plan: Plan): string {
  const size = newBytes(plan) > 0 ? ` ${formatBytes(newBytes(plan))}` : "";
  return plan.access.type === "granted" ? `Download${size}` : `Download${size} when access arrives`;
}

function canStart(plan: Plan): boolean {
  return (
    plan.fileCount > 0 &&
    (plan.access.type === "granted" || isOpenGate(plan.access.problem)) &&
    tooManyBytes(plan) === 0
  );
}
