/** Running models through the Hub's inference providers. */
import { eventIterator, oc } from "@orpc/contract";
import * as z from "zod";
import { fails, hubProblems } from "#shared/contract/problems.ts";

const modelId = z.string().min(1).max(200);
const provider = z.string().min(1).max(60);

/** A model that can chat, with who serves it. */
export const chatModel = z.strictObject({
  id: modelId,
  providers: z
    .array(
      z.strictObject({
        provider,
        isLive: z.boolean(),
        contextLength: z.number().nonnegative().nullable(),
        /** US dollars per million tokens. */
        pricing: z.strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() }).nullable(),
        supportsTools: z.boolean().nullable(),
        /** As the router measured it last. */
        tokensPerSecond: z.number().nonnegative().nullable(),
      }),
    )
    .max(100),
});
export type ChatModel = z.infer<typeof chatModel>;

export const chatMessage = z.strictObject({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string().max(200_000),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** The most characters of one event; a longer piece of an answer comes as several. */
export const chatTextMax = 65_536;

export const chatEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().max(chatTextMax) }),
  z.strictObject({ type: z.literal("reasoning"), text: z.string().max(chatTextMax) }),
  z.strictObject({
    type: z.literal("end"),
    finishReason: z.string().max(60).nullable(),
    /** Null where the provider does not count. */
    usage: z.strictObject({ promptTokens: z.int(), completionTokens: z.int() }).nullable(),
    firstTokenMs: z.number().nonnegative().nullable(),
    totalMs: z.number().nonnegative(),
  }),
]);
export type ChatEvent = z.infer<typeof chatEvent>;

const inferenceProblems = [...hubProblems, "PAYMENT", "PROVIDER"] as const;

export const inference = {
  /** Models that can chat now, as the router lists them. */
  chatModels: oc.output(z.array(chatModel).max(5000)).errors(fails(...inferenceProblems)),
  /** One answer of a model as it comes; giving up the iterator stops it at the provider too. */
  chat: oc
    .input(
      z.strictObject({
        model: modelId,
        /** A provider's id, or `auto` for the router's choice. */
        provider: provider.default("auto"),
        messages: z.array(chatMessage).min(1).max(500),
        maxTokens: z.int().min(1).max(131_072).optional(),
        temperature: z.number().min(0).max(2).optional(),
      }),
    )
    .output(eventIterator(chatEvent))
    .errors(fails(...inferenceProblems)),
};
