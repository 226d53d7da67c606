/** The accounts topic over the core. A token comes in through `add` and is never answered. */
import { api } from "#electron/api/api-builder.ts";
import { watchEvents } from "#electron/api/watch-events.ts";

const { accounts: topic } = api;

export const accounts = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => watchEvents(core.accounts.watch(call.signal))),
  add: topic.add.handler(({ input, context: { core, call } }) => core.accounts.add(input, call)),
  activate: topic.activate.handler(({ input, context: { core } }) => core.accounts.activate(input.id)),
  refresh: topic.refresh.handler(({ input, context: { core, call } }) => core.accounts.refresh(input.id, call)),
  remove: topic.remove.handler(({ input, context: { core } }) => core.accounts.remove(input.id)),
  newTokenPage: topic.newTokenPage.handler(({ context: { core } }) => ({ url: core.accounts.newTokenPage() })),
});
