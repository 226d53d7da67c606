/** Makes the messages of the saved watch: everything as a snapshot, then one entry at a time. */
import type { SavedWatch } from "#core/core.ts";
import type { SavedChange, SavedEntry } from "#shared/contract/saved.ts";
import type { WatchEvent } from "#shared/contract/watch.ts";

export async function* savedEvents(
  changes: AsyncIterable<SavedWatch>,
): AsyncGenerator<WatchEvent<SavedEntry[], SavedChange>, void, void> {
  let seq = 0;
  for await (const change of changes) {
    if (change.type === "snapshot") {
      seq = 0;
      yield { type: "snapshot", seq, value: change.entries };
    } else {
      seq += 1;
      yield { type: "delta", seq, change };
    }
  }
}
