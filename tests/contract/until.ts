/** Waits for a state instead of for a time. */

/** Resolves as soon as `isSo` holds; looks again whenever the event loop has turned. Rejects after `timeoutMs`. */
export async function until(isSo: () => boolean, timeoutMs = 5000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Not reached in ${timeoutMs} ms: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
