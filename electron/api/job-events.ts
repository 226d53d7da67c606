/** Makes the messages of the downloads watch: the queue as a snapshot, then one job at a time. */
import type { DownloadsChange } from "#core/core.ts";
import type { Job, JobChange } from "#shared/contract/downloads.ts";
import type { WatchEvent } from "#shared/contract/watch.ts";

/** Characters of JSON in one snapshot. A longer queue follows as changes, so that no frame comes near its limit. */
const snapshotLengthMax = 262_144;

export async function* jobEvents(
  changes: AsyncIterable<DownloadsChange>,
): AsyncGenerator<WatchEvent<Job[], JobChange>, void, void> {
  let seq = 0;
  for await (const change of changes) {
    if (change.type !== "snapshot") {
      seq += 1;
      yield { type: "delta", seq, change };
      continue;
    }
    const count = countThatFits(change.jobs);
    seq = 0;
    yield { type: "snapshot", seq, value: change.jobs.slice(0, count) };
    for (const job of change.jobs.slice(count)) {
      seq += 1;
      yield { type: "delta", seq, change: { type: "put", job } };
    }
  }
}

function countThatFits(jobs: readonly Job[]): number {
  let length = 0;
  const first = jobs.findIndex((job) => {
    length += JSON.stringify(job).length;
    return length > snapshotLengthMax;
  });
  return first === -1 ? jobs.length : first;
}
