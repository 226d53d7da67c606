/** Waiting for a state instead of sleeping. */

/** The first value of a watch for which `isWanted` holds; fails the test when the watch ends before, or after ten seconds. */
export async function firstValue<Value>(
  watch: (signal: AbortSignal) => AsyncIterable<Value>,
  isWanted: (value: Value) => boolean = () => true,
): Promise<Value> {
  const life = new AbortController();
  const timer = setTimeout(() => life.abort(), 10_000);
  let last: Value | undefined;
  try {
    for await (const value of watch(life.signal)) {
      last = value;
      if (isWanted(value)) return value;
    }
  } finally {
    clearTimeout(timer);
    life.abort();
  }
  throw new Error(`The wanted state did not come. The last one was ${JSON.stringify(last)}`);
}
