/** Planted: shared/ has no DOM. */
export const width = document.body.clientWidth;
