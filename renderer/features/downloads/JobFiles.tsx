/** The files of one job, a hundred at a time, asked for only while they are on screen. */
import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { fileStateWords } from "#renderer/features/downloads/file-state-words.ts";
import classes from "#renderer/features/downloads/JobFiles.module.css";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import type { Job } from "#shared/contract/downloads.ts";
import { formatBytes } from "#shared/model/bytes.ts";

const pageFiles = 100;
const refreshMs = 1000;

type JobFilesProps = { readonly job: Job };

export function JobFiles({ job }: JobFilesProps) {
  const [offset, setOffset] = useState(0);
  const isRunning = job.state.type === "receiving" || job.state.type === "verifying";
  const { data, error, refetch } = useQuery({
    // The state is part of the key's life: a job that ends is asked once more, then rests.
    ...orpc.downloads.files.queryOptions({ input: { id: job.id, offset, limit: pageFiles } }),
    staleTime: 0,
    refetchInterval: isRunning ? refreshMs : false,
    placeholderData: keepPreviousData,
  });
  if (data === undefined) {
    if (error !== null) return <ProblemLine problem={problemOf(error)} onRetry={() => void refetch()} />;
    return <LoadingRows count={Math.min(job.fileCount, 6)} rowHeight={28} label="Loading files" />;
  }
  const last = Math.min(offset + pageFiles, data.total);
  return (
    <div className={classes.root}>
      <ScrollBox className={classes.box} label={`Files of ${job.repo.id}`}>
        <ul className={classes.rows}>
          {data.files.map((file) => (
            <li className={classes.row} key={file.path}>
              <span className={classes.path} title={file.path}>
                {file.path}
              </span>
              <span className={classes.state} data-state={file.state}>
                {fileStateWords(file)}
              </span>
              <span className={classes.size}>{formatBytes(file.sizeBytes)}</span>
            </li>
          ))}
        </ul>
      </ScrollBox>
      {data.total > pageFiles && (
        <div className={classes.pages}>
          <ActionIcon
            aria-label="Files before"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - pageFiles))}
          >
            <IconChevronLeft size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
          <span className="tabular">
            {offset + 1}–{last} of {data.total}
          </span>
          <ActionIcon
            aria-label="Files after"
            disabled={last >= data.total}
            onClick={() => setOffset(offset + pageFiles)}
          >
            <IconChevronRight size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}
