/** Wires inference together: what can chat, and one answer at a time. */
import type { Clock } from "#core/clock.ts";
import type { InferenceCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { chat } from "#core/inference/chat.ts";
import { listChatModels } from "#core/inference/list-chat-models.ts";
import type { ChatModel } from "#shared/contract/inference.ts";

/** The router's list changes by the hour; a screen that opens again need not ask again. */
const listLifetimeMs = 60_000;

export function createInference(options: { readonly hub: HubAccess; readonly clock: Clock }): InferenceCapability {
  const { hub, clock } = options;
  let kept: { readonly key: string; readonly at: number; readonly models: ChatModel[] } | null = null;
  return {
    async chatModels({ signal }) {
      const key = JSON.stringify([hub.endpoint().router, hub.activeAccountId()]);
      if (kept?.key === key && clock.now() - kept.at < listLifetimeMs) return kept.models;
      const models = await listChatModels(hub, signal);
      kept = { key, at: clock.now(), models };
      return models;
    },
    chat: (input, { signal }) => chat(hub, clock, input, signal),
  };
}
