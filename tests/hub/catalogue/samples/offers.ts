/** Which inference providers serve the sample models, at invented prices and speeds. */
import type { ProviderOffer } from "#tests/hub/catalogue/repo.ts";

type Chat = Pick<
  ProviderOffer,
  "contextLength" | "pricing" | "supportsTools" | "tokensPerSecond" | "firstTokenMs" | "status"
>;

/** An offer to chat. `name` is the model's id at the provider. */
export function chatOffer(provider: string, name: string, facts: Partial<Chat> = {}): ProviderOffer {
  return { provider, providerId: name, task: "conversational", status: "live", ...facts };
}

/** An offer to run a task of hf-inference. */
export function taskOffer(task: string): ProviderOffer {
  return { provider: "hf-inference", task, status: "live" };
}
