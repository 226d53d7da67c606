/** Planted: an index can be missing. */
export const first: number = [1, 2][0];
