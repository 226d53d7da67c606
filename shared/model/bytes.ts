/** Sizes, speeds, counts and waiting times in words, the same on every screen. Decimal units, as the Hub shows them. */

const units = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** A size in bytes as text: `0 B`, `999 B`, `1.5 kB`, `5.1 GB`; three figures at most. */
export function formatBytes(sizeBytes: number): string {
  let value = Math.max(0, sizeBytes);
  let unit = 0;
  while (unit < units.length - 1 && Number(value.toPrecision(3)) >= 1000) {
    value /= 1000;
    unit += 1;
  }
  const text = unit === 0 ? String(Math.round(value)) : value >= 100 ? value.toFixed(0) : value.toFixed(1);
  return `${text} ${units[unit] ?? "PB"}`;
}

/** A speed in bytes per second as text: `84.6 MB/s`. */
export function formatSpeed(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** A count as short text: `842`, `1.9k`, `1.2M`, `7.6B`. */
export function formatCount(count: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ];
  for (const [size, letter] of steps) {
    if (count >= size * 0.9995) {
      const value = count / size;
      return `${value >= 99.5 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, "")}${letter}`;
    }
  }
  return String(Math.round(count));
}

const whole = new Intl.NumberFormat("en-GB");

/** A count to the last one, grouped so that it can be read: `842`, `10,002`. */
export function formatWhole(count: number): string {
  return whole.format(count);
}

/** A waiting time in seconds as text: `a few seconds`, `40 s`, `3 min`, `1 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "unknown";
  if (seconds < 5) return "a few seconds";
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
