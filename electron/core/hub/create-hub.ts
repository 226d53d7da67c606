/** The Hub as the page sees it: each call of the contract's topic, over hubFetch. */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { Clock } from "#core/clock.ts";
import type { HubCapability } from "#core/core.ts";
import { createAccessCheck } from "#core/hub/access.ts";
import type { AnswerCache } from "#core/hub/answer-cache.ts";
import { readCard } from "#core/hub/card.ts";
import { listFolder } from "#core/hub/files.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { listModels } from "#core/hub/models.ts";
import { openPicture } from "#core/hub/picture.ts";
import { readRepo } from "#core/hub/repo/read-repo.ts";
import { modelsPage } from "#shared/contract/hub.ts";

export type HubParts = {
  readonly hub: HubAccess;
  readonly answers: AnswerCache;
  readonly streams: ByteStreams;
  readonly clock: Clock;
};

export function createHub({ hub, answers, streams, clock }: HubParts): HubCapability {
  return {
    async models(input, { signal }) {
      const { value, kept } = await answers.orKept({ call: "hub.models", input }, modelsPage, () =>
        listModels(hub, input, signal),
      );
      return { ...value, kept };
    },
    repo: (input, { signal }) => readRepo(hub, input, signal),
    access: createAccessCheck(hub, clock),
    files: (input, { signal }) => listFolder(hub, input, signal),
    card: (input, { signal }) => readCard(hub, input, signal),
    picture: (input, { signal }) => openPicture(hub, streams, input, signal),
  };
}
