/** The app topic over the core. */
import { api } from "#electron/api/api-builder.ts";
import { watchEvents } from "#electron/api/watch-events.ts";

const { app: topic } = api;

export const app = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => watchEvents(core.app.watch(call.signal))),
  dismissNotice: topic.dismissNotice.handler(({ input, context: { core } }) => core.app.dismissNotice(input.id)),
  openExternal: topic.openExternal.handler(({ input, context: { core } }) => core.app.openExternal(input.url)),
});
