/** The downloads that are done: when, how much, and the line of Python that loads them. */
import { ActionIcon, Button, Popover, Tooltip } from "@mantine/core";
import { IconCode, IconFolder, IconShieldCheck } from "@tabler/icons-react";
import { memo, useState } from "react";
import classes from "#renderer/features/downloads/EarlierJobs.module.css";
import { revealJob } from "#renderer/features/downloads/job-actions.tsx";
import { filesWords } from "#renderer/features/downloads/job-numbers.ts";
import { pythonLine } from "#renderer/features/downloads/python-line.ts";
import { RemoveButton } from "#renderer/features/downloads/RemoveButton.tsx";
import { whenWords } from "#renderer/features/downloads/when-words.ts";
import { CodeBlock } from "#renderer/ui/markdown/CodeBlock.tsx";
import { RepoName } from "#renderer/ui/RepoName.tsx";
import type { Job } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";

const rowsAtOnce = 50;

type EarlierJobsProps = {
  /** Newest first. */
  readonly jobs: readonly Job[];
  /** The cache folder where it is not Python's own default, else null. */
  readonly cacheFolder: string | null;
};

export function EarlierJobs({ jobs, cacheFolder }: EarlierJobsProps) {
  const [shown, setShown] = useState(rowsAtOnce);
  const [now] = useState(() => Date.now());
  return (
    <section className={classes.root} aria-labelledby="earlier">
      <h2 id="earlier">Earlier</h2>
      <ul className={classes.rows}>
        {jobs.slice(0, shown).map((job) => (
          <EarlierJob key={job.id} job={job} now={now} cacheFolder={cacheFolder} />
        ))}
      </ul>
      {jobs.length > shown && (
        <Button size="xs" variant="subtle" onClick={() => setShown(shown + rowsAtOnce)}>
          Show {Math.min(rowsAtOnce, jobs.length - shown)} more
        </Button>
      )}
    </section>
  );
}

type EarlierJobProps = { readonly job: Job; readonly now: number; readonly cacheFolder: string | null };

const EarlierJob = memo(function EarlierJob({ job, now, cacheFolder }: EarlierJobProps) {
  const line = pythonLine(job, cacheFolder);
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        <RepoName id={job.repo.id} wraps />
      </span>
      <span className={classes.what} title={job.fileCount === 1 ? job.firstPath : undefined}>
        {formatBytes(job.sizeBytes)} · {filesWords(job)}
      </span>
      <span className={classes.state}>
        <IconShieldCheck size={15} stroke={1.5} aria-hidden /> verified
      </span>
      <span className={classes.when}>
        {job.state.type === "done" ? whenWords(job.state.at, Math.max(now, job.state.at)) : ""}
      </span>
      <span className={classes.buttons}>
        <Popover position="bottom-end" width={420} trapFocus returnFocus>
          <Popover.Target>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconCode size={15} stroke={1.5} aria-hidden />}
              aria-label={`Load ${job.repo.id} in Python`}
            >
              Load it
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="Load it in Python" className={classes.load}>
            <p>
              The files are in {job.folder === null ? "the Hub cache" : "the folder you chose"}. Python finds them there
              and fetches nothing again{job.isWhole || job.fileCount === 1 ? "" : ", file by file"}:
            </p>
            <CodeBlock text={line}>
              <code>{line}</code>
            </CodeBlock>
          </Popover.Dropdown>
        </Popover>
        <Tooltip label="Show folder">
          <ActionIcon aria-label={`Show folder of ${job.repo.id}`} onClick={() => revealJob(job)}>
            <IconFolder size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <RemoveButton job={job} />
      </span>
    </li>
  );
});
