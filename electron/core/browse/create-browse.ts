/** The lists as the page sees them: each call of the contract's topic, over hubFetch and the kept answers. */
import { listRepos } from "#core/browse/list-repos.ts";
import { listTags } from "#core/browse/list-tags.ts";
import { reposOnDisk } from "#core/browse/on-disk.ts";
import type { BrowseCapability } from "#core/core.ts";
import type { AnswerCache } from "#core/hub/answer-cache.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { facets, listPage } from "#shared/contract/browse.ts";

export type BrowseParts = {
  readonly hub: HubAccess;
  readonly answers: AnswerCache;
  /** The Hub cache as it is set now. */
  cacheFolder(): string;
};

export function createBrowse({ hub, answers, cacheFolder }: BrowseParts): BrowseCapability {
  return {
    async list(input, { signal }) {
      const ask = () => listRepos(hub, input, signal);
      const { value, kept } = await answers.orKept({ call: "browse.list", input }, listPage, ask);
      return { ...value, kept };
    },
    async tags(kind, { signal }) {
      const ask = () => listTags(hub, kind, signal);
      const { value, kept } = await answers.orKept({ call: "browse.tags", input: kind }, facets, ask);
      return { facets: value, kept };
    },
    onDisk: () => reposOnDisk(cacheFolder()),
  };
}
