/** The files of repos as the page sees them: each call of the contract's topic, over hubFetch and the Hub cache. Writes nothing. */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { FilesCapability } from "#core/core.ts";
import { listFolder } from "#core/files/list-folder.ts";
import { openRange } from "#core/files/open-range.ts";
import { readDetails } from "#core/files/read-details.ts";
import type { AnswerCache } from "#core/hub/answer-cache.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { filesPage } from "#shared/contract/files.ts";

export type FilesOptions = {
  readonly hub: HubAccess;
  readonly answers: AnswerCache;
  readonly streams: ByteStreams;
  /** The Hub cache that is set now. */
  cacheFolder(): string;
};

export function createFiles({ hub, answers, streams, cacheFolder }: FilesOptions): FilesCapability {
  return {
    async list(input, { signal }) {
      const { value, kept } = await answers.orKept({ call: "files.list", input }, filesPage, () =>
        listFolder(hub, input, signal),
      );
      return { ...value, kept };
    },
    details: (input, { signal }) => readDetails(hub, input, signal),
    read: (input, { signal }) => openRange({ hub, streams, cacheFolder: cacheFolder() }, input, signal),
  };
}
