/** Makes the messages of a watch from what a capability yields: one snapshot, then changes numbered one by one. */
import type { WatchEvent } from "#shared/contract/watch.ts";

/** For a watch whose every change is the whole new value. */
export async function* watchEvents<Value>(
  values: AsyncIterable<Value>,
): AsyncGenerator<WatchEvent<Value, Value>, void, void> {
  let seq = 0;
  for await (const value of values) {
    yield seq === 0 ? { type: "snapshot", seq, value } : { type: "delta", seq, change: value };
    seq += 1;
  }
}
