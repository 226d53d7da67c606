/** The keychain topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { keychain: topic } = api;

export const keychain = topic.router({
  check: topic.check.handler(({ context: { core } }) => core.keychain.check()),
});
