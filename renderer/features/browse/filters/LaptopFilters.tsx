/** The filters about this computer: what fits into its memory, what is on its disk, what would not fill it. The Hub knows none of it. */

import { useMachine } from "#renderer/api/use-machine.ts";
import type { BrowseSearch } from "#renderer/features/browse/browse-search.ts";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import ticks from "#renderer/ui/tick.module.css";
import { formatBytes } from "#shared/model/bytes.ts";
import type { RepoKind } from "#shared/model/repo-id.ts";
import classes from "./Filters.module.css";

type LaptopFiltersProps = {
  readonly kind: RepoKind;
  readonly search: BrowseSearch;
  readonly onChange: (change: BrowseSearch) => void;
};

const sizes = ["1", "2", "5", "10", "20", "50", "100"];

export function LaptopFilters({ kind, search, onChange }: LaptopFiltersProps) {
  const machine = useMachine() ?? null;
  const memory = machine === null ? "" : ` in ${formatBytes(machine.memory.totalBytes)} of memory`;
  const sizesNow = search.size === undefined || sizes.includes(search.size) ? sizes : [...sizes, search.size];
  return (
    <div className={classes.choices}>
      {kind === "model" && (
        <label className={classes.choice}>
          <input
            type="checkbox"
            className={ticks.tick}
            checked={search.fits === "yes"}
            onChange={(event) => onChange({ fits: event.currentTarget.checked ? "yes" : undefined })}
          />
          <span>Fits{memory}</span>
        </label>
      )}
      <label className={classes.choice}>
        <input
          type="checkbox"
          className={ticks.tick}
          checked={search.disk === "yes"}
          onChange={(event) => onChange({ disk: event.currentTarget.checked ? "yes" : undefined })}
        />
        <span>On disk already</span>
      </label>
      {kind !== "space" && (
        <PickOne
          size="xs"
          label="Largest download"
          placeholder="Any download size"
          clearable
          data={sizesNow.map((value) => ({ value, label: `Up to ${value} GB` }))}
          value={search.size ?? null}
          onChange={(size) => onChange({ size: size ?? undefined })}
        />
      )}
      <p className={classes.hint}>Looked at on the rows that are loaded.</p>
    </div>
  );
}
