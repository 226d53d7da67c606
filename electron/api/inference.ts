/** The inference topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { inference: topic } = api;

export const inference = topic.router({
  chatModels: topic.chatModels.handler(({ context: { core, call } }) => core.inference.chatModels(call)),
  chat: topic.chat.handler(({ input, context: { core, call } }) => core.inference.chat(input, call)),
});
