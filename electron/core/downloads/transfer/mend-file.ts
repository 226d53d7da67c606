/**
 * Makes a file right whose bytes are all there, by fetching as little as possible again: first what the disk damaged, which
 * the stretches' checksums tell; then everything once more, stretch by stretch, compared with what came first; then only
 * what came differently each time. Then it gives up: never a loop.
 */
import type { Part } from "#core/downloads/transfer/transfer.ts";

export type MendTools = {
  /** Whether the whole file's hash is right. */
  verify(): Promise<boolean>;
  /** Fetches what is missing. */
  refill(): Promise<void>;
  readonly signal: AbortSignal;
};

/** The second fetch stops early where that helped: it is looked at so often. */
const looksMax = 8;
const stretchBytesMin = 32 << 20;

/** False when the file is wrong for good; nothing of it is kept then. */
export async function mendFile(part: Part, { verify, refill, signal }: MendTools): Promise<boolean> {
  if (await verify()) return true;
  if ((await part.dropDamaged(signal)) > 0) {
    await refill();
    if (await verify()) return true;
  }
  const stretches = stretchesOf(part.sizeBytes);
  const differing: typeof stretches = [];
  for (const stretch of stretches) {
    await part.dropToCompare(stretch, signal);
    await refill();
    if ((await part.compare(stretch, false, signal)) === 0) continue;
    if (await verify()) return true;
    differing.push(stretch);
  }
  if (differing.length > 0) {
    for (const stretch of differing) await part.compare(stretch, true, signal);
    await refill();
    if (await verify()) return true;
  }
  await part.restart();
  return false;
}

function stretchesOf(sizeBytes: number): { readonly start: number; readonly end: number }[] {
  const bytes = Math.max(stretchBytesMin, Math.ceil(sizeBytes / looksMax));
  return Array.from({ length: Math.ceil(sizeBytes / bytes) }, (_, index) => ({
    start: index * bytes,
    end: Math.min(sizeBytes, (index + 1) * bytes),
  }));
}
