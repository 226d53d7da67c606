/** The files topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { files: topic } = api;

export const files = topic.router({
  list: topic.list.handler(({ input, context: { core, call } }) => core.files.list(input, call)),
  details: topic.details.handler(({ input, context: { core, call } }) => core.files.details(input, call)),
  read: topic.read.handler(({ input, context: { core, call } }) => core.files.read(input, call)),
});
