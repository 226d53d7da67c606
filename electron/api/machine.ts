/** The machine topic over the core. */
import { api } from "#electron/api/api-builder.ts";

const { machine: topic } = api;

export const machine = topic.router({
  facts: topic.facts.handler(({ context: { core, call } }) => core.machine.facts(call)),
});
