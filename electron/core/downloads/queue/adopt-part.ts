/**
 * What a job that stands still has of a file is of use to one that needs the same content now: it takes the part over, with
 * its journal, which is checked when it is opened. The other finds the whole file later. Called only by who holds the content.
 */
import { access, rename } from "node:fs/promises";
import type { LiveJob } from "#core/downloads/queue/live-job.ts";
import type { PlannedFile } from "#core/downloads/queue/stored-job.ts";
import { smallBytesMax } from "#core/downloads/transfer/small-part.ts";
import { journalPathOf } from "#core/downloads/transfer/worker/journal.ts";

/** Answers who gave its part, or null. Never fails: without a part the file is fetched from its start. */
export async function adoptPart(job: LiveJob, file: PlannedFile, others: Iterable<LiveJob>): Promise<LiveJob | null> {
  if (file.sizeBytes <= smallBytesMax) return null;
  const own = job.target.part(file);
  if (await isThere(own)) return null;
  const key = job.target.contentKey(file);
  for (const other of others) {
    if (other === job || other.target.partsFolder !== job.target.partsFolder) continue;
    const same = other.files.find(
      (one) => one.blobId === file.blobId && one.sizeBytes === file.sizeBytes && other.target.contentKey(one) === key,
    );
    if (same === undefined) continue;
    const given = other.target.part(same);
    try {
      await rename(journalPathOf(given), journalPathOf(own));
      await rename(given, own);
      return other;
    } catch {
      // It has none, or the disk refuses, which whoever writes next hears in full.
    }
  }
  return null;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
