/** The Hub as the page sees it: each call of the contract's topic, over hubFetch. */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { HubCapability } from "#core/core.ts";
import type { AnswerCache } from "#core/hub/answer-cache.ts";
import { createCardReader } from "#core/hub/card.ts";
import type { Elsewhere } from "#core/hub/elsewhere.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { createPictures } from "#core/hub/picture.ts";
import { listCommits } from "#core/hub/repo/list-commits.ts";
import { listRefs } from "#core/hub/repo/list-refs.ts";
import { readRepo } from "#core/hub/repo/read-repo.ts";
import { readScan } from "#core/hub/repo/read-scan.ts";
import { cardPage, repoInfo } from "#shared/contract/hub.ts";
import type { Pictures } from "#shared/contract/settings.ts";
import { commitsPage, repoRefs } from "#shared/contract/versions.ts";

export type HubParts = {
  readonly hub: HubAccess;
  readonly answers: AnswerCache;
  readonly streams: ByteStreams;
  readonly elsewhere: Pick<Elsewhere, "fetch">;
  /** The setting for pictures on other hosts than the Hub. */
  readonly pictures: () => Pictures;
  readonly access: HubCapability["access"];
};

export function createHub({ hub, answers, streams, elsewhere, pictures, access }: HubParts): HubCapability {
  const readCard = createCardReader(hub);
  return {
    async repo(input, { signal }) {
      const ask = () => readRepo(hub, input, signal);
      const { value, kept } = await answers.orKept({ call: "hub.repo", input }, repoInfo, ask);
      return { ...value, kept };
    },
    async refs(input, { signal }) {
      const ask = () => listRefs(hub, input.repo, signal);
      const { value, kept } = await answers.orKept({ call: "hub.refs", input }, repoRefs, ask);
      return { ...value, kept };
    },
    async commits(input, { signal }) {
      const ask = () => listCommits(hub, input, signal);
      const { value, kept } = await answers.orKept({ call: "hub.commits", input }, commitsPage, ask);
      return { ...value, kept };
    },
    scan: (input, { signal }) => readScan(hub, input.repo, signal),
    access,
    async card(input, { signal }) {
      const question = { call: "hub.card", input };
      const { value, kept } = await answers.orKept(question, cardPage.nullable(), () => readCard(input, signal));
      return value === null ? null : { ...value, kept };
    },
    picture: createPictures({ hub, elsewhere, setting: pictures, streams }),
  };
}
