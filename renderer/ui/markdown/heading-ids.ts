/** The ids that a text's own `#links` expect, under a prefix, so that no text can name an element of the app. */

/** The id on the page of a text's anchor `#name`. */
export function anchorId(prefix: string, name: string): string {
  return `${prefix}-${name.toLowerCase()}`;
}

/** A heading as the Hub writes it in links: lower case, punctuation gone, spaces as `-`. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

/** `name`, or `name-1`, `name-2`… where it is taken; takes it. */
export function takeId(wanted: string, ids: Set<string>): string {
  let id = wanted;
  for (let count = 1; ids.has(id); count += 1) id = `${wanted}-${count}`;
  ids.add(id);
  return id;
}
