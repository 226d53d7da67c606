/** The access requests topic over the core. */
import { api } from "#electron/api/api-builder.ts";
import { watchEvents } from "#electron/api/watch-events.ts";

const { accessRequests: topic } = api;

export const accessRequests = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => watchEvents(core.accessRequests.watch(call.signal))),
  expect: topic.expect.handler(({ input, context: { core } }) => core.accessRequests.expect(input.repo)),
  cancel: topic.cancel.handler(({ input, context: { core, call } }) => core.accessRequests.cancel(input.repo, call)),
});
