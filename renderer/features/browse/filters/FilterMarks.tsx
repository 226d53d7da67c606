/** What is set, as small marks above the list, each with a click that takes it away: for where the panel is folded away. */
import { IconX } from "@tabler/icons-react";
import { type BrowseSearch, joined, valuesOf } from "#renderer/features/browse/browse-search.ts";
import { labelOfChoice } from "#renderer/features/browse/filters/choices-of.ts";
import { type FilterGroup, filterGroups } from "#renderer/features/browse/filters/filter-groups.ts";
import { useFacets } from "#renderer/features/browse/filters/use-facets.ts";
import type { Facets } from "#shared/contract/browse.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";
import classes from "./Filters.module.css";

type FilterMarksProps = {
  readonly kind: RepoKind;
  readonly search: BrowseSearch;
  readonly onChange: (change: BrowseSearch) => void;
};

type Mark = { readonly id: string; readonly text: string; readonly without: BrowseSearch };

export function FilterMarks({ kind, search, onChange }: FilterMarksProps) {
  const facets = useFacets(kind);
  const marks = filterGroups[kind].flatMap((group) => marksOf(group, search, facets));
  if (marks.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label="Filters that are set">
      {marks.map(({ id, text, without }) => (
        <li key={id}>
          <button
            type="button"
            className={classes.mark}
            onClick={() => onChange(without)}
            aria-label={`Remove ${text}`}
          >
            <span className={classes.label}>{text}</span>
            <IconX size={12} stroke={1.75} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The marks of one group, with what the search is without each. */
export function marksOf(group: FilterGroup, search: BrowseSearch, facets: Facets | undefined): readonly Mark[] {
  switch (group.type) {
    case "choices": {
      const values = valuesOf(search[group.key]);
      return values.map((value) => ({
        id: `${group.key} ${value}`,
        text: labelOfChoice(group, facets, value),
        without: { [group.key]: joined(values.filter((one) => one !== value)) },
      }));
    }
    case "laptop":
      return [
        ...(search.fits === "yes" ? [{ id: "fits", text: "Fits this computer", without: { fits: undefined } }] : []),
        ...(search.disk === "yes" ? [{ id: "disk", text: "On disk", without: { disk: undefined } }] : []),
        ...(search.size === undefined
          ? []
          : [{ id: "size", text: `Up to ${search.size} GB`, without: { size: undefined } }]),
      ];
    case "parameters": {
      const { min, max } = search;
      if (min === undefined && max === undefined) return [];
      const text = min === undefined ? `up to ${max}` : max === undefined ? `from ${min}` : `${min} to ${max}`;
      return [{ id: "parameters", text: `${text} parameters`, without: { min: undefined, max: undefined } }];
    }
    case "names":
      return group.fields.flatMap(({ key, label }) =>
        search[key] === undefined ? [] : [{ id: key, text: `${label}: ${search[key]}`, without: { [key]: undefined } }],
      );
    default:
      return assertNever(group);
  }
}
