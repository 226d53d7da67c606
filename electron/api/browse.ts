/** The browse topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { browse: topic } = api;

export const browse = topic.router({
  list: topic.list.handler(({ input, context: { core, call } }) => core.browse.list(input, call)),
  tags: topic.tags.handler(({ input, context: { core, call } }) => core.browse.tags(input.kind, call)),
  onDisk: topic.onDisk.handler(({ context: { core } }) => core.browse.onDisk()),
});
