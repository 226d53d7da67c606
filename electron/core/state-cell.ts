/** A value that changes over time and can be watched. A slow watcher misses steps between, never the latest value. */

export class StateCell<Value> {
  #value: Value;
  readonly #wakers = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get(): Value {
    return this.#value;
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const wake of this.#wakers) wake();
  }

  update(change: (value: Value) => Value): void {
    this.set(change(this.#value));
  }

  /** The value now, then each later value; ends, without an error, when the signal is aborted. */
  async *watch(signal: AbortSignal): AsyncGenerator<Value, void, void> {
    let wake: () => void = () => undefined;
    const onChange = () => wake();
    this.#wakers.add(onChange);
    signal.addEventListener("abort", onChange);
    try {
      let seen: Value | symbol = Symbol("nothing yet");
      while (!signal.aborted) {
        if (Object.is(seen, this.#value)) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        seen = this.#value;
        yield this.#value;
      }
    } finally {
      this.#wakers.delete(onChange);
      signal.removeEventListener("abort", onChange);
    }
  }
}
