/** Continues a text, for models that complete and do not chat: the same prompt gives the same continuation. */
import { seededRandom } from "#tests/hub/content/random.ts";
import { tokensOf } from "#tests/hub/inference/chat-script.ts";

const sentences = [
  "and the water came in over the flats before anyone had thought to look up.",
  "It was the kind of morning on which one writes letters and posts none of them.",
  "The answer, when it came, was shorter than the question.",
  "They counted the boats, and counted them again, and were one short.",
  "Nothing in the log explained it, so they wrote that down as well.",
  "By noon the wind had turned and the bell could be heard from the harbour.",
] as const;

export type Continuation = {
  /** The tokens, each with the space before it. */
  readonly tokens: readonly string[];
  readonly finishReason: "stop" | "length";
};

/** At most `tokensMax` tokens that go on from `prompt`. */
export function continueText(prompt: string, tokensMax: number): Continuation {
  const random = seededRandom(`continue ${prompt}`);
  const text = Array.from({ length: 3 }, () => random.pick(sentences)).join(" ");
  const tokens = tokensOf(` ${text}`);
  const isCut = tokens.length > tokensMax;
  return { tokens: tokens.slice(0, tokensMax), finishReason: isCut ? "length" : "stop" };
}
