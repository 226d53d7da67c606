/** The sample catalogue: made-up owners, names and numbers, the same in every run. */
import type { RepoKind } from "#shared/model/repo-id.ts";
import type { RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { cornerCases } from "#tests/hub/catalogue/samples/corner-cases.ts";
import { sampleDatasets } from "#tests/hub/catalogue/samples/datasets.ts";
import { farNames } from "#tests/hub/catalogue/samples/far-names.ts";
import { fileKinds } from "#tests/hub/catalogue/samples/file-kinds.ts";
import { northwindModels } from "#tests/hub/catalogue/samples/northwind-models.ts";
import { otherLanguageModels } from "#tests/hub/catalogue/samples/other-language-models.ts";
import { otherTaskModels } from "#tests/hub/catalogue/samples/other-task-models.ts";
import { ownRepos } from "#tests/hub/catalogue/samples/own-repos.ts";
import { soundModels } from "#tests/hub/catalogue/samples/sound-models.ts";
import { sampleSpaces } from "#tests/hub/catalogue/samples/spaces.ts";
import { textModels } from "#tests/hub/catalogue/samples/text-models.ts";
import { visionModels } from "#tests/hub/catalogue/samples/vision-models.ts";

/** The repos of the sample catalogue. */
export const sampleRepos: readonly RepoSpec[] = [
  ...northwindModels,
  ...otherLanguageModels,
  ...textModels,
  ...soundModels,
  ...visionModels,
  ...otherTaskModels,
  ...ownRepos,
  ...cornerCases,
  fileKinds,
  ...farNames,
  ...sampleDatasets,
  ...sampleSpaces,
];

/** Old names of repos. */
export const sampleRenames: readonly (readonly [kind: RepoKind, from: string, to: string])[] = [
  ["model", "northwind-ai/Aster-Tiny", "northwind-ai/Aster-Nano-Instruct"],
  ["dataset", "northwind-ai/instructions", "northwind-ai/plain-instructions"],
  ["space", "northwind-ai/aster-chat", "northwind-ai/chat-with-aster"],
];
