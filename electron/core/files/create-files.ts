/** The files of repos as the page sees them: each call of the contract's topic, over hubFetch and the Hub cache. Writes nothing. */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { FilesCapability } from "#core/core.ts";
import { listFolder } from "#core/files/list-folder.ts";
import { openRange } from "#core/files/open-range.ts";
import { readDetails } from "#core/files/read-details.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";

export type FilesOptions = {
  readonly hub: HubAccess;
  readonly streams: ByteStreams;
  /** The Hub cache that is set now. */
  cacheFolder(): string;
};

export function createFiles({ hub, streams, cacheFolder }: FilesOptions): FilesCapability {
  return {
    list: (input, { signal }) => listFolder(hub, input, signal),
    details: (input, { signal }) => readDetails(hub, input, signal),
    read: (input, { signal }) => openRange({ hub, streams, cacheFolder: cacheFolder() }, input, signal),
  };
}
