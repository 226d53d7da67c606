/** The shape of a JSON value, for comparing an answer of ours with a recorded one: keys, nesting and types, no values. */

export type Shape = string | { readonly [key: string]: Shape };

/** An array is told by the shapes that occur in it; numbers and texts by their type. */
export function shapeOf(value: unknown): Shape {
  if (value === null) return "null";
  if (Array.isArray(value))
    return { "[]": [...new Set(value.map((item) => JSON.stringify(shapeOf(item))))].toSorted().join(" | ") };
  if (typeof value !== "object") return typeof value;
  const entries = Object.entries(value).map(([key, inner]): [string, Shape] => [key, shapeOf(inner)]);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
