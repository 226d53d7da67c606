/** A repo's facts in words, for the tags in its head. */
import { rowsWords, sdkLabel } from "#renderer/text/repo-words.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { formatBytes, formatCount } from "#shared/model/bytes.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

/** Task, size, library and licence, and what only a dataset or a Space has, as far as the repo states them. */
export function repoFacts(info: RepoInfo): string[] {
  // The Hub's `other` says nothing by itself.
  const license = info.license === "other" ? (info.card.licenseName ?? "other licence") : info.license;
  const facts = [...kindFacts(info), license];
  return [...new Set(facts.filter((fact) => fact !== null))];
}

function kindFacts({ details, pipelineTag, parameters, library }: RepoInfo): (string | null)[] {
  switch (details.kind) {
    case "model":
      return [
        pipelineTag === null ? null : pipelineTagLabel(pipelineTag),
        parameters === null ? null : `${formatCount(parameters)} parameters`,
        library,
      ];
    case "dataset":
      return [
        ...details.taskCategories.slice(0, 3).map(pipelineTagLabel),
        ...details.sizeCategories.slice(0, 1).map(rowsWords),
        details.mainSize === null ? null : formatBytes(details.mainSize),
        ...details.formats.slice(0, 3),
      ];
    case "space":
      return [details.sdk === null ? null : sdkLabel(details.sdk)];
    default:
      return assertNever(details);
  }
}

const chatTasks = new Set(["text-generation", "image-text-to-text", "any-to-any"]);

/** Whether the playground can chat with it: someone serves it, and its task is one that chats. */
export function canChat({
  repo,
  providers,
  pipelineTag,
}: Pick<RepoInfo, "repo" | "providers" | "pipelineTag">): boolean {
  return repo.kind === "model" && providers.length > 0 && pipelineTag !== null && chatTasks.has(pipelineTag);
}
