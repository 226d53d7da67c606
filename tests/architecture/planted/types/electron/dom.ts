/** Planted: the core has no DOM. */
export const width = document.body.clientWidth;
