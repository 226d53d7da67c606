/** The numbers of a job in words: at the left what has come, at the right how fast and how long still. */
import { missingBytes, timeLeft } from "#renderer/features/downloads/job-totals.ts";
import type { Job } from "#shared/contract/downloads.ts";
import { formatBytes, formatSpeed, formatWhole } from "#shared/model/bytes.ts";

/** `10.8 GB of 15.2 GB · 9.7 GB verified`; only what says something. While it is verified, how far the check is. */
export function bytesWords(job: Job): string {
  const { receivedBytes, sizeBytes, verifiedBytes, hashedBytes, state } = job;
  if (state.type === "done") return formatBytes(sizeBytes);
  const received =
    receivedBytes >= sizeBytes && sizeBytes > 0
      ? `${formatBytes(receivedBytes)} received`
      : `${formatBytes(receivedBytes)} of ${formatBytes(sizeBytes)}`;
  if (state.type === "verifying") return `${received} · ${formatBytes(hashedBytes)} checked`;
  return verifiedBytes > 0 ? `${received} · ${formatBytes(verifiedBytes)} verified` : received;
}

/** `61.4 MB/s · 3 min left`; only while bytes are expected. The speed is given, so that it can be the calm one. */
export function paceWords(job: Job, bytesPerSecond: number): string | null {
  if (job.state.type === "verifying") return "checking the bytes";
  if (job.state.type !== "receiving") return null;
  // All is here, and too little of it is unchecked for a phase of its own.
  if (missingBytes(job) === 0 && job.sizeBytes > 0) return "checking the bytes";
  const left = timeLeft(missingBytes(job), bytesPerSecond);
  if (left !== null) return `${formatSpeed(bytesPerSecond)} · ${left}`;
  return job.receivedBytes === 0 ? "connecting" : `${formatSpeed(0)} · waiting for bytes`;
}

/** What the job fetches: the one file's path, or how many files. */
export function filesWords({ fileCount, firstPath }: Pick<Job, "fileCount" | "firstPath">): string {
  return fileCount === 1 ? firstPath : `${formatWhole(fileCount)} files`;
}
