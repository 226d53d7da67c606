/** Which keys of the address a group of filters sets. */
import type { FilterKey } from "#renderer/features/browse/browse-search.ts";
import type { FilterGroup } from "#renderer/features/browse/filters/filter-groups.ts";
import { assertNever } from "#shared/model/assert-never.ts";

export function keysOf(group: FilterGroup): readonly FilterKey[] {
  switch (group.type) {
    case "choices":
      return [group.key];
    case "laptop":
      return ["fits", "disk", "size"];
    case "parameters":
      return ["min", "max"];
    case "names":
      return group.fields.map(({ key }) => key);
    default:
      return assertNever(group);
  }
}
