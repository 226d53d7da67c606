/** Where each list was scrolled to, so that going back shows it as it was left. Kept until the page is closed. */

const offsets = new Map<string, number>();
const listsMax = 100;

/** The offset in pixels that the list with this key had when it was last seen. */
export function rememberedOffset(key: string): number {
  return offsets.get(key) ?? 0;
}

export function rememberOffset(key: string, offset: number): void {
  offsets.delete(key);
  offsets.set(key, offset);
  const oldest = offsets.size > listsMax ? offsets.keys().next().value : undefined;
  if (oldest !== undefined) offsets.delete(oldest);
}
