/**
 * Work on long lists without long turns of the event loop: after a few milliseconds whatever else waits in this thread goes
 * first. For work that reads what nobody changes meanwhile.
 */
import { setImmediate } from "node:timers/promises";

/** Far below what a person or a socket would notice. */
const turnMs = 3;

/** Lets everything else that waits in this thread go first. */
export async function nextTurn(): Promise<void> {
  await setImmediate();
  // After an answer's arrival the first one still comes before timers and other answers.
  await setImmediate();
}

/**
 * Does the work for each item, in order, in turns of its own, as many as it takes. Throws what the work throws, and the
 * signal's reason.
 */
export async function inTurns<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  await nextTurn();
  let startedAt = performance.now();
  for (const item of items) {
    const more = work(item);
    if (more !== undefined) await more;
    if (performance.now() - startedAt < turnMs) continue;
    await nextTurn();
    signal?.throwIfAborted();
    startedAt = performance.now();
  }
}
