/** The search topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { search: topic } = api;

export const search = topic.router({
  quick: topic.quick.handler(({ input, context: { core, call } }) => core.search.quick(input.query, call)),
});
