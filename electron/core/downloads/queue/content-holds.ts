/** Who fetches which content now: the same file asked for twice, by one job or by two, is one transfer. */

export class ContentHolds {
  readonly #held = new Map<string, Promise<void>>();

  /** Holds the content until the answer is called; null while somebody else does. */
  take(key: string): (() => void) | null {
    if (this.#held.has(key)) return null;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#held.set(key, ended);
    return () => {
      this.#held.delete(key);
      end();
    };
  }

  /**
   * Holds it at once where it is free; else waits for it within `aside`, and lets go of it when that fails after all.
   * Throws what `aside` throws, or the signal's reason.
   */
  async hold(
    key: string,
    signal: AbortSignal,
    aside: (wait: () => Promise<() => void>) => Promise<() => void>,
  ): Promise<() => void> {
    const free = this.take(key);
    if (free !== null) return free;
    let held: (() => void) | undefined;
    try {
      return await aside(async () => {
        held = await this.wait(key, signal);
        return held;
      });
    } catch (error) {
      held?.();
      throw error;
    }
  }

  /** Holds it as soon as it is free. Throws the signal's reason. */
  async wait(key: string, signal: AbortSignal): Promise<() => void> {
    for (let release = this.take(key); ; release = this.take(key)) {
      if (release !== null) return release;
      signal.throwIfAborted();
      await untilEither(this.#held.get(key), signal);
      signal.throwIfAborted();
    }
  }
}

async function untilEither(ended: Promise<void> | undefined, signal: AbortSignal): Promise<void> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<void>((resolve) => {
    onAbort = resolve;
  });
  signal.addEventListener("abort", onAbort, { once: true });
  await Promise.race([ended, aborted]);
  signal.removeEventListener("abort", onAbort);
}
