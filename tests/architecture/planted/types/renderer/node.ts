/** Planted: the page has no Node. */
export const folder = process.cwd();
