/** A repo's facts in words, for the tags in its head. */
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatCount } from "#shared/model/bytes.ts";
import { pipelineTagLabel } from "#shared/model/pipeline-tags.ts";

/** Task, size, library and licence, as far as the repo states them. */
export function repoFacts(info: RepoInfo): string[] {
  return [
    info.pipelineTag === null ? null : pipelineTagLabel(info.pipelineTag),
    info.parameters === null ? null : `${formatCount(info.parameters)} parameters`,
    info.library,
    info.license,
  ].filter((fact) => fact !== null);
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
