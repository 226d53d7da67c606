/** The watch of what is kept: all of it first, then what differs from what was sent. */
import type { SavedWatch } from "#core/core.ts";
import type { StateCell } from "#core/state-cell.ts";
import type { SavedEntry } from "#shared/contract/saved.ts";

/** An entry that did not change is the same object. Ends when the signal is aborted. */
export async function* watchSaved(
  cell: StateCell<readonly SavedEntry[]>,
  signal: AbortSignal,
): AsyncGenerator<SavedWatch, void, void> {
  let sent: ReadonlyMap<string, SavedEntry> | null = null;
  for await (const entries of cell.watch(signal)) {
    const now: ReadonlyMap<string, SavedEntry> = new Map(entries.map((entry) => [entry.id, entry]));
    const former = sent;
    sent = now;
    if (former === null) {
      yield { type: "snapshot", entries: [...entries] };
      continue;
    }
    for (const id of former.keys()) if (!now.has(id)) yield { type: "removed", id };
    for (const entry of entries) if (former.get(entry.id) !== entry) yield { type: "put", entry };
  }
}
