/** The choices of a group: the usual ones first, then the Hub's tags, and what the address has that neither knows. Pure. */
import type { Choice, ChoiceGroup } from "#renderer/features/browse/filters/filter-groups.ts";
import type { Facets } from "#shared/contract/browse.ts";

export function choicesOf(
  group: ChoiceGroup,
  facets: Facets | undefined,
  chosen: readonly string[],
): readonly Choice[] {
  const { facet, first, labelOf } = group;
  const label = (value: string, hubLabel: string) => labelOf?.(value) ?? hubLabel;
  const tags = facet === undefined ? [] : (facets?.find(({ type }) => type === facet.type)?.tags ?? []);
  const fromHub = tags.map(({ id, label: hubLabel }) => {
    const value = facet !== undefined && id.startsWith(facet.lead) ? id.slice(facet.lead.length) : id;
    return { value, label: label(value, hubLabel) };
  });
  const known = new Set(fromHub.map(({ value }) => value));
  // A usual one that this Hub has never heard of would find nothing.
  const usual = fromHub.length === 0 ? first : first.filter(({ value }) => known.has(value));
  const all = new Map<string, Choice>();
  for (const choice of [...usual, ...fromHub]) if (!all.has(choice.value)) all.set(choice.value, choice);
  for (const value of chosen) if (!all.has(value)) all.set(value, { value, label: label(value, value) });
  return [...all.values()];
}

/** The first few, and every chosen one: what a folded list shows. */
export function shortList(choices: readonly Choice[], chosen: readonly string[], length: number): readonly Choice[] {
  const head = choices.slice(0, length);
  return [...head, ...choices.slice(length).filter(({ value }) => chosen.includes(value))];
}

/** The label of a value, for the marks of what is set. */
export function labelOfChoice(group: ChoiceGroup, facets: Facets | undefined, value: string): string {
  return choicesOf(group, facets, [value]).find((one) => one.value === value)?.label ?? value;
}
