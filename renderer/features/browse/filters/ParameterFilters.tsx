/** How many parameters a model has, from and to. */
import type { BrowseSearch } from "#renderer/features/browse/browse-search.ts";
import { countOf } from "#renderer/features/browse/list-question.ts";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import classes from "./Filters.module.css";

type ParameterFiltersProps = {
  readonly search: BrowseSearch;
  readonly onChange: (change: BrowseSearch) => void;
};

const steps = ["100M", "500M", "1B", "3B", "7B", "9B", "14B", "32B", "70B", "128B", "400B"];

export function ParameterFilters({ search, onChange }: ParameterFiltersProps) {
  const { min, max } = search;
  return (
    <div className={classes.pair}>
      <PickOne
        size="xs"
        label="Parameters at least"
        placeholder="From"
        clearable
        data={withOwn(min).filter((step) => max === undefined || (countOf(step) ?? 0) < (countOf(max) ?? 0))}
        value={min ?? null}
        onChange={(value) => onChange({ min: value ?? undefined })}
      />
      <PickOne
        size="xs"
        label="Parameters at most"
        placeholder="To"
        clearable
        data={withOwn(max).filter((step) => min === undefined || (countOf(step) ?? 0) > (countOf(min) ?? 0))}
        value={max ?? null}
        onChange={(value) => onChange({ max: value ?? undefined })}
      />
    </div>
  );
}

/** The steps, with one from the address that is none of them. */
function withOwn(value: string | undefined): readonly string[] {
  if (value === undefined || steps.includes(value)) return steps;
  return [...steps, value].sort((a, b) => (countOf(a) ?? 0) - (countOf(b) ?? 0));
}
