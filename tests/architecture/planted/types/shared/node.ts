/** Planted: shared/ has no Node. */
export const folder = process.cwd();
