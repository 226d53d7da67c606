/** The middle of a list of numbers; NaN where it is empty. */
export function median(list) {
  return list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)] ?? Number.NaN;
}
