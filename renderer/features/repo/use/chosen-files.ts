/** The quantisations of a repo that an app can be told to take, by a file whose name is plain enough for a command line. */
import type { ChosenFile } from "#renderer/features/repo/use/use-choices.ts";
import type { WeightsVariant } from "#shared/contract/about.ts";

export function chosenFiles(variants: readonly WeightsVariant[]): ChosenFile[] {
  return variants.flatMap(({ quantisation, firstPath, fileCount }) =>
    quantisation !== null && /^[\w][\w./+-]*$/.test(firstPath) ? [{ quantisation, path: firstPath, fileCount }] : [],
  );
}
