/** A dataset's size in rows, from the class that its card names. */

/** `10K<n<100K` becomes `10K to 100K rows`; null for what is no such class. */
export function rowsWords(sizeCategory: string): string | null {
  const [, from, to] = /^(\d+[KMBT]?)<n<(\d+[KMBT]?)$/.exec(sizeCategory) ?? [];
  if (from !== undefined && to !== undefined) return `${from} to ${to} rows`;
  const [, below] = /^n<(\d+[KMBT]?)$/.exec(sizeCategory) ?? [];
  if (below !== undefined) return `fewer than ${below} rows`;
  const [, above] = /^n>(\d+[KMBT]?)$/.exec(sizeCategory) ?? [];
  return above === undefined ? null : `more than ${above} rows`;
}
