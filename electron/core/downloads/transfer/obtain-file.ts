/** Puts one file in its place: takes what is there if its hash is right, else receives it. Places nothing unverified. */
import { rm } from "node:fs/promises";
import { diskError } from "#core/downloads/cache/disk-error.ts";
import type { FoundContent } from "#core/downloads/cache/find-content.ts";
import type { JobTarget } from "#core/downloads/cache/job-target.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import type { FileSource } from "#core/downloads/transfer/ask-for.ts";
import { type ReceiveTools, receiveFile, receiveSmallFile } from "#core/downloads/transfer/receive-file.ts";
import { smallBytesMax } from "#core/downloads/transfer/small-part.ts";
import { TransferError } from "#core/downloads/transfer/transfer.ts";
import { journalPathOf } from "#core/downloads/transfer/worker/journal.ts";

/** Throws ProblemError, or the signal's reason. */
export async function obtainFile(
  target: JobTarget,
  file: PlannedFile,
  source: FileSource,
  tools: ReceiveTools,
): Promise<void> {
  if (file.sizeBytes <= smallBytesMax && (await obtainSmall(target, file, source, tools))) return;
  await target.prepareFile(file);
  const found = await target.find(file);
  if (found !== null && (await isRight(found, file, tools))) {
    await target.adopt(file, found);
    return;
  }
  await receiveFile(file, target.part(file), source, tools);
  await target.place(file);
  // One that stays behind does no harm, and goes with the job's other traces.
  await rm(journalPathOf(target.part(file)), { force: true }).catch(() => undefined);
}

/** False for a file that does not come in one go: then it is received as a large one. */
async function obtainSmall(
  target: JobTarget,
  file: PlannedFile,
  source: FileSource,
  tools: ReceiveTools,
): Promise<boolean> {
  const small = { where: target.where, file };
  if (await tools.transfer.have(small, tools.signal)) return true;
  return receiveSmallFile(small, source, tools);
}

/** Another program may have written it, or stopped while writing it. */
async function isRight(
  found: FoundContent,
  file: PlannedFile,
  { transfer, signal, onPhase, onHashed }: ReceiveTools,
): Promise<boolean> {
  onPhase("verifying");
  try {
    return await transfer.check({ ...file, path: found.path }, { signal, onBytes: (bytes) => onHashed(bytes) });
  } catch (error) {
    throw error instanceof TransferError && error.isDisk ? diskError(error, found.path) : error;
  }
}
