/** The waiting times of downloads, in milliseconds. A test makes them short. */

export type TransferLimits = {
  /** The longest silence of a server before another connection is tried. */
  readonly stallTimeoutMs: number;
  /** The first and the longest wait between tries that bring nothing. */
  readonly retryMinMs: number;
  readonly retryMaxMs: number;
  /** How often waiting jobs look whether they can go on. */
  readonly pollMs: number;
  /** The first and the longest wait before a job that waits for the disk or for access looks again. */
  readonly lookMinMs: number;
  readonly lookMaxMs: number;
};

export const defaultLimits: TransferLimits = {
  stallTimeoutMs: 30_000,
  retryMinMs: 1000,
  retryMaxMs: 30_000,
  pollMs: 500,
  lookMinMs: 5000,
  lookMaxMs: 300_000,
};

/** The wait after `tries` tries in a row that brought nothing: doubling, with a fifth of chance so that many clients spread out. */
export function retryDelayMs(tries: number, limits: TransferLimits, chance: () => number = Math.random): number {
  const base = Math.min(limits.retryMaxMs, limits.retryMinMs * 2 ** Math.min(Math.max(tries - 1, 0), 20));
  return Math.round(base * (0.8 + 0.2 * chance()));
}
