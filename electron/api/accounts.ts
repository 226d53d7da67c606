/** The accounts topic over the core. A token comes in through `add` and `replace` and is never answered. */
import { api } from "#electron/api/api-builder.ts";
import { watchEvents } from "#electron/api/watch-events.ts";

const { accounts: topic } = api;

export const accounts = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => watchEvents(core.accounts.watch(call.signal))),
  add: topic.add.handler(({ input, context: { core, call } }) => core.accounts.add(input, call)),
  activate: topic.activate.handler(({ input, context: { core } }) => core.accounts.activate(input.id)),
  refresh: topic.refresh.handler(({ input, context: { core, call } }) => core.accounts.refresh(input.id, call)),
  describe: topic.describe.handler(({ input, context: { core } }) => core.accounts.describe(input)),
  replace: topic.replace.handler(({ input, context: { core, call } }) => core.accounts.replace(input, call)),
  remove: topic.remove.handler(({ input, context: { core } }) => core.accounts.remove(input.id)),
  handToCli: topic.handToCli.handler(({ input, context: { core } }) => core.accounts.handToCli(input)),
  takeBackFromCli: topic.takeBackFromCli.handler(({ input, context: { core } }) =>
    core.accounts.takeBackFromCli(input.id),
  ),
  revokePage: topic.revokePage.handler(({ input, context: { core } }) => core.accounts.revokePage(input.id)),
  dismissAdvice: topic.dismissAdvice.handler(({ input: { id, advice, isDismissed }, context: { core } }) =>
    core.accounts.dismissAdvice(id, advice, isDismissed),
  ),
  newTokenPage: topic.newTokenPage.handler(({ input, context: { core } }) => ({
    url: core.accounts.newTokenPage(input?.for),
  })),
});
