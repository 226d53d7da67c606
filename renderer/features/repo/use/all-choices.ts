/** Every way to use a repo of any kind. Loaded when somebody asks: the library of snippets is large. */
import { datasetChoices } from "#renderer/features/repo/use/dataset-choices.ts";
import { fileChoices } from "#renderer/features/repo/use/file-choices.ts";
import { modelChoices } from "#renderer/features/repo/use/model-choices.ts";
import { spaceChoices } from "#renderer/features/repo/use/space-choices.ts";
import type { ChosenFile, UseChoice } from "#renderer/features/repo/use/use-choices.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { assertNever } from "#shared/model/assert-never.ts";

/** The first is the one to show first. */
export function allChoices(info: RepoInfo, file: ChosenFile | null): UseChoice[] {
  return [...ofKind(info, file), ...fileChoices(info, file)];
}

function ofKind(info: RepoInfo, file: ChosenFile | null): UseChoice[] {
  const { details } = info;
  switch (details.kind) {
    case "model":
      return modelChoices(info, details, file);
    case "dataset":
      return datasetChoices(info, details);
    case "space":
      return spaceChoices(info, details);
    default:
      return assertNever(details);
  }
}
