/** What a model's own files tell of it, kept for the time when the Hub cannot be asked. */
import { readModelBuild } from "#core/about/read-model-build.ts";
import type { AboutCapability } from "#core/core.ts";
import type { AnswerCache } from "#core/hub/answer-cache.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { modelBuild } from "#shared/contract/about.ts";

export function createAbout({
  hub,
  answers,
}: {
  readonly hub: HubAccess;
  readonly answers: AnswerCache;
}): AboutCapability {
  return {
    async model(input, { signal }) {
      const { value, kept } = await answers.orKept({ call: "about.model", input }, modelBuild, () =>
        readModelBuild(hub, input, signal),
      );
      return { ...value, kept };
    },
  };
}
