/** Planted: an absent property is not an undefined one. */
export const value: { a?: number } = { a: undefined };
