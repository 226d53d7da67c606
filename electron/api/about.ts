/** The about topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { about: topic } = api;

export const about = topic.router({
  model: topic.model.handler(({ input, context: { core, call } }) => core.about.model(input, call)),
});
