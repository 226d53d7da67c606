/** What a chat request holds (reference section 10.5), as far as answers depend on it. */
import * as z from "zod";

const part = z.union([
  z.looseObject({ type: z.literal("text"), text: z.string() }),
  z.looseObject({ type: z.literal("image_url"), image_url: z.looseObject({ url: z.string() }) }),
]);

const message = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(part), z.null()]).optional(),
});

const toolFunction = z.looseObject({
  name: z.string(),
  description: z.string().optional(),
  parameters: z.unknown().optional(),
});

export const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(message).min(1),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
  max_tokens: z.number().int().positive().nullish(),
  stop: z.union([z.string().transform((stop) => [stop]), z.array(z.string())]).nullish(),
  tools: z.array(z.looseObject({ type: z.literal("function"), function: toolFunction })).optional(),
  tool_choice: z
    .union([
      z.enum(["auto", "none", "required"]),
      z
        .looseObject({ function: z.looseObject({ name: z.string() }) })
        .transform(({ function: { name } }) => ({ name })),
    ])
    .optional(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.unknown().optional() }).optional(),
      /** Where one provider wants the schema. */
      schema: z.unknown().optional(),
    })
    .optional(),
});

export type ChatRequest = z.infer<typeof chatRequest>;
export type ChatMessage = ChatRequest["messages"][number];

/** The words of a message, without its pictures. */
export function textOfContent(content: ChatMessage["content"]): string {
  if (typeof content === "string") return content;
  return (content ?? [])
    .map((piece) => ("text" in piece && typeof piece.text === "string" ? piece.text : ""))
    .join(" ");
}

/** The addresses of the pictures of a message; `data:` ones mostly. */
export function picturesOf(content: ChatMessage["content"]): string[] {
  if (typeof content === "string") return [];
  return (content ?? []).flatMap(
    (piece) => z.object({ image_url: z.object({ url: z.string() }) }).safeParse(piece).data?.image_url.url ?? [],
  );
}
