/** All filters of a list, group by group. What is set lives in the address. */
import { Button } from "@mantine/core";
import { type BrowseSearch, filterCount, joined, valuesOf } from "#renderer/features/browse/browse-search.ts";
import { ChoiceList } from "#renderer/features/browse/filters/ChoiceList.tsx";
import { choicesOf } from "#renderer/features/browse/filters/choices-of.ts";
import { FilterGroupBox } from "#renderer/features/browse/filters/FilterGroupBox.tsx";
import { type FilterGroup, filterGroups } from "#renderer/features/browse/filters/filter-groups.ts";
import { keysOf } from "#renderer/features/browse/filters/keys-of.ts";
import { LaptopFilters } from "#renderer/features/browse/filters/LaptopFilters.tsx";
import { NameFilter } from "#renderer/features/browse/filters/NameFilter.tsx";
import { ParameterFilters } from "#renderer/features/browse/filters/ParameterFilters.tsx";
import { useFacets } from "#renderer/features/browse/filters/use-facets.ts";
import type { Facets } from "#shared/contract/browse.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";
import classes from "./Filters.module.css";

type FilterPanelProps = {
  readonly kind: RepoKind;
  readonly search: BrowseSearch;
  readonly onChange: (change: BrowseSearch) => void;
  readonly onClear: () => void;
  /** The sheet has a title of its own. */
  readonly hasTitle: boolean;
};

export function FilterPanel({ kind, search, onChange, onClear, hasTitle }: FilterPanelProps) {
  const facets = useFacets(kind);
  const count = filterCount(kind, search);
  return (
    <>
      <div className={classes.top}>
        {hasTitle && <h2 className={classes.title}>Filters</h2>}
        {count > 0 && (
          <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
            Clear {count}
          </Button>
        )}
      </div>
      {filterGroups[kind].map((group) => {
        const keys = keysOf(group);
        return (
          <FilterGroupBox
            key={group.title}
            title={group.title}
            isOpenAtFirst={group.isOpen ?? false}
            setCount={keys.reduce((sum, key) => sum + valuesOf(search[key]).length, 0)}
            onClear={() => onChange(Object.fromEntries(keys.map((key) => [key, undefined])))}
          >
            <GroupContent kind={kind} group={group} facets={facets} search={search} onChange={onChange} />
          </FilterGroupBox>
        );
      })}
    </>
  );
}

type GroupContentProps = Pick<FilterPanelProps, "kind" | "search" | "onChange"> & {
  readonly group: FilterGroup;
  readonly facets: Facets | undefined;
};

function GroupContent({ kind, group, facets, search, onChange }: GroupContentProps) {
  switch (group.type) {
    case "choices": {
      const chosen = valuesOf(search[group.key]);
      return (
        <ChoiceList
          title={group.title}
          choices={choicesOf(group, facets, chosen)}
          chosen={chosen}
          isSeveral={group.isSeveral}
          hint={group.hint}
          onChange={(values) => onChange({ [group.key]: joined(values) })}
        />
      );
    }
    case "laptop":
      return <LaptopFilters kind={kind} search={search} onChange={onChange} />;
    case "parameters":
      return <ParameterFilters search={search} onChange={onChange} />;
    case "names":
      return (
        <div className={classes.fields}>
          {group.fields.map(({ key, label, placeholder }) => (
            <NameFilter
              key={key}
              kind={kind}
              filterKey={key}
              label={label}
              placeholder={placeholder}
              value={search[key]}
              onChange={(value) => onChange({ [key]: value })}
            />
          ))}
        </div>
      );
    default:
      return assertNever(group);
  }
}
