/** The words of a row: what a repo is, in the few letters that a list has room for. Pure. */
import { hardwareWords, rowsWords, sdkLabel } from "#renderer/text/repo-words.ts";
import type { RepoSize, RepoSummary } from "#shared/contract/browse.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { formatBytes, formatCount } from "#shared/model/bytes.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

/** A fact, with more about it for who points at it. */
export type Fact = { readonly text: string; readonly title?: string | undefined };

export function factsOf(row: RepoSummary): readonly Fact[] {
  switch (row.kind) {
    case "model":
      return present([
        row.pipelineTag === null ? null : { text: pipelineTagLabel(row.pipelineTag) },
        row.parameters === null
          ? null
          : { text: formatCount(row.parameters), title: `${formatCount(row.parameters)} parameters` },
        row.size === null ? null : sizeFact(row.size),
        row.license === null ? null : { text: row.license },
      ]);
    case "dataset":
      return present([
        row.taskCategories[0] === undefined
          ? null
          : {
              text: pipelineTagLabel(row.taskCategories[0]),
              title: row.taskCategories.map(pipelineTagLabel).join(", "),
            },
        row.sizeCategory === null ? null : { text: rowsWords(row.sizeCategory) },
        row.formats.length === 0 ? null : { text: row.formats.join(", ") },
        row.size === null ? null : sizeFact(row.size),
        row.license === null ? null : { text: row.license },
      ]);
    case "space":
      return present([
        row.title === null ? null : { text: row.title },
        row.sdk === null ? null : { text: sdkLabel(row.sdk) },
        row.stage === null ? null : { text: stageWords(row.stage) },
        row.hardware === null ? null : { text: hardwareWords(row.hardware) },
      ]);
    default:
      return assertNever(row);
  }
}

function present(facts: readonly (Fact | null)[]): readonly Fact[] {
  return facts.filter((fact) => fact !== null);
}

const sizeTitles: Readonly<Record<RepoSize["from"], string>> = {
  safetensors: "Size of the safetensors files",
  gguf: "All GGUF files together; one is usually enough",
  main: "Size of all files on main",
  parameters: "Reckoned from the parameters and their types",
};

function sizeFact({ bytes, from }: RepoSize): Fact {
  const text = formatBytes(bytes);
  return { text: from === "parameters" ? `≈ ${text}` : text, title: sizeTitles[from] };
}

const stages: Readonly<Record<string, string>> = {
  RUNNING: "running",
  RUNNING_BUILDING: "running, building",
  RUNNING_APP_STARTING: "running, restarting",
  BUILDING: "building",
  APP_STARTING: "starting",
  SLEEPING: "sleeping",
  PAUSED: "paused",
  STOPPED: "stopped",
  DELETING: "being deleted",
  NO_APP_FILE: "has no app yet",
  CONFIG_ERROR: "configuration error",
  BUILD_ERROR: "build failed",
  RUNTIME_ERROR: "stopped with an error",
};
/** What a Space is doing. A word of the Hub's that is new keeps its letters. */
export function stageWords(stage: string): string {
  const known = Object.hasOwn(stages, stage) ? stages[stage] : undefined;
  return known ?? stage.toLowerCase().replaceAll("_", " ");
}
