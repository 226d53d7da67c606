/** A download's state in a word or two, for a button that has room for no more. */
import type { Job } from "#shared/contract/downloads.ts";
import { assertNever } from "#shared/model/assert-never.ts";

/** `Receiving 43 %`, `Verifying`, `Paused`, `On disk`, `Part on disk`. A per cent is rounded down, so that 100 % means all. */
export function jobBrief(job: Job): string {
  const { state } = job;
  switch (state.type) {
    case "queued":
      return "Queued";
    case "receiving":
      return `Receiving ${percent(job)} %`;
    case "verifying":
      return "Verifying";
    case "paused":
      return `Paused at ${percent(job)} %`;
    case "waiting":
      return "Waiting";
    case "failed":
      return "Failed";
    case "cancelled":
      return "Cancelled";
    case "done":
      return job.isWhole || job.fileCount === 1 ? "On disk" : "Part on disk";
    default:
      return assertNever(state);
  }
}

function percent({ receivedBytes, sizeBytes }: Job): number {
  return sizeBytes === 0 ? 0 : Math.min(100, Math.floor((receivedBytes / sizeBytes) * 100));
}
