/** What a chat model says to a request: a tool call, JSON that fits a schema, words about a picture, or the sample text. */
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { type ChatRequest, picturesOf, textOfContent } from "#tests/hub/inference/chat-request.ts";
import type { ChatScript, ToolCall } from "#tests/hub/inference/chat-script.ts";
import { fillSchema } from "#tests/hub/inference/fill-schema.ts";
import { lookAt, meanTone } from "#tests/hub/inference/look-at-picture.ts";
import { sampleAnswer } from "#tests/hub/inference/sample-answer.ts";
import { stemsOf } from "#tests/hub/inference/text-features.ts";

type Answer = Pick<ChatScript, "text" | "reasoning" | "toolCalls" | "finishReason">;

/** The answer of this model to this request; the same for the same. */
export function planAnswer(repo: Repo, request: ChatRequest): Answer {
  const asked = request.messages.findLast(({ role }) => role === "user");
  const question = textOfContent(asked?.content);
  const plain = { reasoning: null, toolCalls: [], finishReason: "stop" } as const;
  const call = toolCallFor(request, question);
  if (call !== null) return { ...plain, text: "", toolCalls: [call] };
  const schema = wantedSchema(request);
  if (schema !== null) return { ...plain, text: JSON.stringify(fillSchema(schema, question), null, 1) };
  const thinks = /think|reason/i.test(repo.id);
  return {
    ...plain,
    text: untilStop(wordsFor(repo, request, question), request.stop ?? []),
    reasoning: thinks ? "The person wants to see how an answer arrives. I keep it short." : null,
  };
}

function wordsFor(repo: Repo, { messages }: ChatRequest, question: string): string {
  const last = messages.at(-1);
  if (last?.role === "tool") return `The tool answered: ${textOfContent(last.content)}`;
  const pictures = picturesOf(messages.findLast(({ role }) => role === "user")?.content);
  return [...pictures.map(describe), sampleAnswer(repo.id, question)].join("\n\n");
}

function describe(address: string): string {
  if (!address.startsWith("data:")) return `I see the picture at ${address}.`;
  const picture = lookAt(address, "image_url");
  const light = meanTone(picture) > 127 ? "light" : "dark";
  return `I see a ${light} picture of ${picture.width} by ${picture.height} pixels.`;
}

/** With `auto` a tool is called when the question has a word of its name or description, and not right after an answer of it. */
function toolCallFor(
  { tools = [], tool_choice: choice = "auto", messages }: ChatRequest,
  question: string,
): ToolCall | null {
  if (choice === "none" || messages.at(-1)?.role === "tool") return null;
  const stems = stemsOf(question);
  const fits = ({ name, description = "" }: (typeof tools)[number]["function"]): boolean =>
    stemsOf(`${name.replace(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`).some((stem) => stems.includes(stem));
  const offered = tools.map((tool) => tool.function);
  const named = typeof choice === "object" ? offered.find(({ name }) => name === choice.name) : undefined;
  const chosen = named ?? offered.find(fits) ?? (choice === "required" ? offered[0] : undefined);
  return chosen === undefined
    ? null
    : { name: chosen.name, arguments: fillSchema(chosen.parameters ?? { type: "object" }, question) };
}

function wantedSchema({ response_format: format }: ChatRequest): unknown {
  if (format?.type === "json_schema") return format.json_schema?.schema ?? format.schema ?? null;
  const answer = { type: "object", properties: { answer: { type: "string" } } };
  return format?.type === "json_object" ? answer : null;
}

function untilStop(text: string, stops: readonly string[]): string {
  const ends = stops.map((stop) => (stop === "" ? -1 : text.indexOf(stop))).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}
