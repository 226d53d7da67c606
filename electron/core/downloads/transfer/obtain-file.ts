/** Puts one file in its place in the cache: takes what is there if its hash is right, else receives it. Links nothing unverified. */
import { rename, rm } from "node:fs/promises";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import { ensureFolder } from "#core/downloads/cache/ensure-folder.ts";
import { type FoundContent, findContent } from "#core/downloads/cache/find-content.ts";
import { linkFile } from "#core/downloads/cache/link-file.ts";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import type { FileSource } from "#core/downloads/transfer/ask-for.ts";
import { type ReceiveTools, receiveFile } from "#core/downloads/transfer/receive-file.ts";
import { TransferError } from "#core/downloads/transfer/transfer.ts";

/** Throws ProblemError, or the signal's reason. */
export async function obtainFile(
  job: LiveJob,
  file: PlannedFile,
  source: FileSource,
  tools: ReceiveTools,
): Promise<void> {
  const { paths } = job;
  const blob = paths.blob(file.blobId);
  const entry = paths.entry(file.path);
  const part = paths.part(file.blobId, job.id);
  await ensureFolder(paths.cacheFolder, paths.blobsSegments);
  await ensureFolder(paths.cacheFolder, [...paths.snapshotSegments, ...file.path.split("/").slice(0, -1)]);
  const found = await findContent(paths, file);
  if (found !== null && (await isRight(found, file, tools))) {
    await rm(part, { force: true });
    if (found.type === "blob") await linkFile({ blob, entry, isNew: false, spare: part });
    return;
  }
  await receiveFile(file, part, source, tools);
  try {
    await rename(part, blob);
  } catch (error) {
    throw diskError(error, blob);
  }
  await linkFile({ blob, entry, isNew: true, spare: part });
}

/** Another program may have written it, or stopped while writing it. */
async function isRight(found: FoundContent, file: PlannedFile, { transfer, signal, onPhase }: ReceiveTools) {
  onPhase("verifying");
  try {
    return await transfer.check({ ...file, path: found.path }, signal);
  } catch (error) {
    throw error instanceof TransferError && error.isDisk ? diskError(error, found.path) : error;
  }
}
