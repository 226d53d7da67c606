/**
 * POST /{provider}/…: the providers that speak OpenAI's API behind the router, each below its own path, with its own
 * names of the models (reference section 10.1).
 */
import * as z from "zod";
import { modelFacts } from "#tests/hub/inference/model-facts.ts";
import { findOfferedModel, type OfferedModel } from "#tests/hub/inference/provider-models.ts";
import { sceneFor } from "#tests/hub/inference/tasks/draw-picture.ts";
import { transcriptOf } from "#tests/hub/inference/tasks/hear-sound.ts";
import { speechFor } from "#tests/hub/inference/tasks/speak-text.ts";
import { vectorOf, wordsOf } from "#tests/hub/inference/text-features.ts";
import { deserialize } from "#tests/hub/routes/deserialize.ts";
import { outputAddress, pictureName } from "#tests/hub/routes/provider-outputs.ts";
import { requireInference } from "#tests/hub/routes/require-inference.ts";
import { answerChat } from "#tests/hub/routes/router-chat.ts";
import { answerCompletion } from "#tests/hub/routes/router-completions.ts";
import { json, Refusal, type Reply, refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

/** Where each provider's API begins. */
const roots: Readonly<Record<string, string>> = {
  ...{ groq: "openai/v1/", novita: "v3/openai/", "fireworks-ai": "inference/v1/", cohere: "compatibility/v1/" },
  ...{ "zai-org": "api/paas/v4/", deepinfra: "v1/openai/", baseten: "v1/", cerebras: "v1/", "featherless-ai": "v1/" },
  ...{ nscale: "v1/", ovhcloud: "v1/", publicai: "v1/", scaleway: "v1/", together: "v1/" },
};

export const routerOpenaiRoutes: readonly Route[] = [
  { method: "POST", pattern: `/:provider(${Object.keys(roots).join("|")})/*path`, handle: run },
];

type Answer = (request: HubRequest, hub: StandIn, find: (model: string) => OfferedModel) => Promise<Reply>;

const answers: Readonly<Record<string, Answer>> = {
  "chat/completions": answerChat,
  completions: complete,
  embeddings: embed,
  "images/generations": draw,
  "audio/speech": speak,
  "audio/transcriptions": transcribe,
};

function run(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireInference(request);
  const provider = param(request, "provider");
  const root = roots[provider] ?? "";
  const path = param(request, "path");
  const answer = path.startsWith(root) ? answers[path.slice(root.length)] : undefined;
  const find = (model: string): OfferedModel => findOfferedModel(hub, provider, model) ?? refuseModel(model);
  return (answer ?? refuse(404, "Not Found"))(request, hub, find);
}

function refuseModel(model: string): never {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`;
  throw new Refusal(json({ error: { message, type: "invalid_request_error", code: "model_not_found" } }, {}, 404));
}

const named = z.looseObject({ model: z.string() });

async function complete(request: HubRequest, hub: StandIn, find: (model: string) => OfferedModel): Promise<Reply> {
  const body = await request.body();
  const again = { ...request, body: async () => body };
  return answerCompletion(again, hub, find((await deserialize(again, named)).model).repo.id);
}

const embedding = named.extend({ input: z.union([z.string(), z.array(z.string()).min(1)]) });

async function embed(request: HubRequest, _: StandIn, find: (model: string) => OfferedModel): Promise<Reply> {
  const { model, input } = await deserialize(request, embedding);
  const { dimensions } = modelFacts(find(model).repo);
  const texts = [input].flat();
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text, dimensions) }));
  const tokens = texts.reduce((sum, text) => sum + wordsOf(text).length, 0);
  return json({ object: "list", data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } });
}

const drawing = named.extend({ prompt: z.string().min(1), response_format: z.string().optional() });

async function draw(request: HubRequest, hub: StandIn, find: (model: string) => OfferedModel): Promise<Reply> {
  const { model, prompt, response_format: format, ...parameters } = await deserialize(request, drawing);
  find(model);
  const scene = sceneFor(prompt, parameters);
  const image =
    format === "url"
      ? { url: outputAddress(hub.urls.cdn, pictureName(prompt, parameters)) }
      : { b64_json: Buffer.from(scene.read(0, scene.sizeBytes)).toString("base64") };
  return json({ id: "stand-in", model, object: "list", data: [{ index: 0, ...image }] });
}

const speech = named.extend({ input: z.string().min(1) });

async function speak(request: HubRequest, _: StandIn, find: (model: string) => OfferedModel): Promise<Reply> {
  const { model, input } = await deserialize(request, speech);
  find(model);
  return { status: 200, headers: { "Content-Type": "audio/wav" }, body: speechFor(input) };
}

/** A form with the file, where the others send JSON. */
async function transcribe(request: HubRequest, _: StandIn, find: (model: string) => OfferedModel): Promise<Reply> {
  const headers = { "Content-Type": String(request.headers["content-type"]) };
  const form = await new Response(new Uint8Array(await request.body()), { headers }).formData().catch(() => null);
  const [file, model] = [form?.get("file"), form?.get("model")];
  if (!(file instanceof File) || typeof model !== "string") return refuse(400, "The form needs a file and a model");
  find(model);
  const { text, chunks } = transcriptOf(Buffer.from(await file.arrayBuffer()));
  if (form?.get("response_format") !== "verbose_json") return json({ text });
  const segments = chunks.map((chunk, id) => ({
    id,
    start: chunk.timestamp[0],
    end: chunk.timestamp[1],
    text: chunk.text,
  }));
  return json({ text, segments });
}
