/** Inference on a stand-in Hub with one signed-in account. */
import { systemClock } from "#core/clock.ts";
import { createInference } from "#core/inference/create-inference.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { ChatEvent } from "#shared/contract/inference.ts";
import type { Problem } from "#shared/model/problem.ts";
import { type TestHubAccess, testHubAccess } from "#tests/core/hub-access.ts";
import type { RunningHub } from "#tests/hub/start-hub.ts";

type ChatInput = Partial<Parameters<ReturnType<typeof createInference>["chat"]>[0]>;

export type TestInference = {
  readonly inference: ReturnType<typeof createInference>;
  readonly access: TestHubAccess;
  /** One answer; what is not given is a short question to the sample model. */
  chat(input?: ChatInput, signal?: AbortSignal): AsyncGenerator<ChatEvent, void, void>;
  /** The events of an answer up to its end, and the problem it ended in, if any. */
  outcome(input?: ChatInput): Promise<{ readonly events: readonly ChatEvent[]; readonly problem: Problem | null }>;
};

export const sampleModel = "tests/chatty";

export function openInference(hub: RunningHub): TestInference {
  const access = testHubAccess({ hub: hub.hubUrl, router: hub.routerUrl });
  access.signIn({ id: "ana", token: hub.tokens.read });
  const inference = createInference({ hub: access.access, clock: systemClock });
  const chat: TestInference["chat"] = (input = {}, signal = AbortSignal.timeout(15_000)) =>
    inference.chat(
      { model: sampleModel, provider: "auto", messages: [{ role: "user", content: "Hello" }], ...input },
      { signal },
    );
  return {
    inference,
    access,
    chat,
    async outcome(input) {
      const events: ChatEvent[] = [];
      try {
        for await (const event of chat(input)) events.push(event);
        return { events, problem: null };
      } catch (error) {
        if (error instanceof ProblemError) return { events, problem: error.problem };
        throw error;
      }
    },
  };
}
