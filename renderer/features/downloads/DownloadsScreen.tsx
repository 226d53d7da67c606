/** Downloads: what runs, what waits and why, what is done and how to load it. */
import { Button, VisuallyHidden } from "@mantine/core";
import { IconDownload, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { problemOf } from "#renderer/api/problem-of.ts";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { useDownloads } from "#renderer/api/use-downloads.ts";
import { useSettings } from "#renderer/api/use-settings.ts";
import { ActiveJobs } from "#renderer/features/downloads/ActiveJobs.tsx";
import { DownloadLimits } from "#renderer/features/downloads/DownloadLimits.tsx";
import { EarlierJobs } from "#renderer/features/downloads/EarlierJobs.tsx";
import { pauseAllJobs, resumeAllJobs } from "#renderer/features/downloads/job-actions.tsx";
import { jobTotals, totalsLine } from "#renderer/features/downloads/job-totals.ts";
import { useAnnouncements } from "#renderer/features/downloads/use-announcements.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { ProblemState } from "#renderer/ui/ProblemState.tsx";
import type { Job } from "#shared/contract/downloads.ts";

const canPause = ({ state }: Job) => ["queued", "receiving", "verifying", "waiting"].includes(state.type);
const noJobs: readonly Job[] = [];

export function DownloadsScreen() {
  const { value: jobs, isStale, error } = useDownloads();
  const isSignedIn = (useAccounts().value?.activeId ?? null) !== null;
  const settings = useSettings().value;
  const cache = settings?.cacheFolder;
  const announcement = useAnnouncements(jobs);
  const { active, earlier } = useMemo(() => split(jobs ?? noJobs), [jobs]);
  const totals = jobTotals(active);

  return (
    <Page>
      <PageHead
        title="Downloads"
        subtitle={totalsLine(totals)}
        actions={
          <>
            {settings !== undefined && <DownloadLimits limits={settings.downloads} />}
            {active.some(canPause) ? (
              <Button leftSection={<IconPlayerPause size={15} stroke={1.5} aria-hidden />} onClick={pauseAllJobs}>
                Pause all
              </Button>
            ) : (
              totals.paused > 0 && (
                <Button leftSection={<IconPlayerPlay size={15} stroke={1.5} aria-hidden />} onClick={resumeAllJobs}>
                  Resume all
                </Button>
              )
            )}
          </>
        }
      />
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {jobs === undefined &&
        (error === null ? (
          <LoadingRows count={3} rowHeight={92} label="Loading downloads" variant="card" />
        ) : (
          <ProblemState problem={problemOf(error)} />
        ))}
      {jobs?.length === 0 && (
        <EmptyState
          icon={IconDownload}
          title="No downloads yet"
          text="What you download is listed here with its progress. The files land in the Hub cache, where Python finds them too."
          action={
            <Button variant="filled" renderRoot={(props) => <Link to="/models" {...props} />}>
              Find a model
            </Button>
          }
        />
      )}
      {active.length > 0 && <ActiveJobs jobs={active} totals={totals} isSignedIn={isSignedIn} isStale={isStale} />}
      {earlier.length > 0 && <EarlierJobs jobs={earlier} cacheFolder={cache?.from === "setting" ? cache.path : null} />}
    </Page>
  );
}

/** Jobs keep their place in the queue, so that none jumps when its state changes; done ones go below, newest first. */
function split(jobs: readonly Job[]): { readonly active: readonly Job[]; readonly earlier: readonly Job[] } {
  const doneAt = ({ state }: Job) => (state.type === "done" ? state.at : 0);
  return {
    active: jobs.filter(({ state }) => state.type !== "done"),
    earlier: jobs.filter(({ state }) => state.type === "done").sort((a, b) => doneAt(b) - doneAt(a)),
  };
}
