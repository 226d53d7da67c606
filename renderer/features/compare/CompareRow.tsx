/** Chooses the model of a row for the comparison. Made for thousands of rows, so plain; by key the shown model has it, with `c`. */
import { IconColumns3 } from "@tabler/icons-react";
import { toggleOrSay } from "#renderer/features/compare/toggle-or-say.ts";
import { useCompared } from "#renderer/ui/compare-set.ts";
import { RowButton } from "#renderer/ui/RowButton.tsx";

export function CompareRow({ id }: { readonly id: string }) {
  const isIn = useCompared().includes(id);
  return (
    <RowButton
      icon={IconColumns3}
      label={isIn ? `Remove ${id} from compare` : `Add ${id} to compare`}
      isOn={isIn}
      onClick={() => toggleOrSay(id)}
    />
  );
}
