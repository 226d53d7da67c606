/** The hub topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { hub: topic } = api;

export const hub = topic.router({
  repo: topic.repo.handler(({ input, context: { core, call } }) => core.hub.repo(input, call)),
  refs: topic.refs.handler(({ input, context: { core, call } }) => core.hub.refs(input, call)),
  commits: topic.commits.handler(({ input, context: { core, call } }) => core.hub.commits(input, call)),
  scan: topic.scan.handler(({ input, context: { core, call } }) => core.hub.scan(input, call)),
  access: topic.access.handler(({ input, context: { core, call } }) => core.hub.access(input, call)),
  card: topic.card.handler(({ input, context: { core, call } }) => core.hub.card(input, call)),
  picture: topic.picture.handler(({ input, context: { core, call } }) => core.hub.picture(input, call)),
});
