/** What a screen reader hears of the queue: a download that ended well or badly, or came to a halt. Never a per cent. */
import type { Job } from "#shared/contract/downloads.ts";

/** Sentences for the jobs whose state changed to one worth saying between two looks at the queue. */
export function milestones(before: ReadonlyMap<string, Job>, now: readonly Job[]): string[] {
  return now.flatMap((job) => {
    const earlier = before.get(job.id);
    if (earlier === undefined || earlier.state.type === job.state.type) return [];
    const sentence = milestone(job);
    return sentence === null ? [] : [sentence];
  });
}

function milestone(job: Job): string | null {
  switch (job.state.type) {
    case "done":
      return `${job.repo.id} is downloaded and verified.`;
    case "failed":
      return `${job.repo.id} failed: ${job.state.problem.what}.`;
    case "waiting":
      return `${job.repo.id} waits.`;
    default:
      return null;
  }
}
