/** Replicate behind the router: predictions that are waited for, 201 (reference section 10.1). */
import * as z from "zod";
import { seededHex } from "#tests/hub/content/random.ts";
import { findOfferedModel } from "#tests/hub/inference/provider-models.ts";
import { transcriptOf } from "#tests/hub/inference/tasks/hear-sound.ts";
import { deserialize } from "#tests/hub/routes/deserialize.ts";
import { outputAddress, pictureName, soundName } from "#tests/hub/routes/provider-outputs.ts";
import { requireInference } from "#tests/hub/routes/require-inference.ts";
import { json, type Reply } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const routerReplicateRoutes: readonly Route[] = [
  { method: "POST", pattern: "/replicate/v1/predictions", handle: predictVersion },
  {
    method: "POST",
    pattern: "/replicate/v1/models/:owner/:name/predictions",
    handle: (request, hub) => predict(request, hub, `${param(request, "owner")}/${param(request, "name")}`),
  },
];

const prediction = z.looseObject({
  version: z.string().optional(),
  input: z.looseObject({ prompt: z.string().optional(), text: z.string().optional(), audio: z.string().optional() }),
});

async function predictVersion(request: HubRequest, hub: StandIn): Promise<Reply> {
  const body = await request.body();
  const again = { ...request, body: async () => body };
  return predict(again, hub, (await deserialize(again, prediction)).version ?? "");
}

async function predict(request: HubRequest, hub: StandIn, name: string): Promise<Reply> {
  requireInference(request);
  const { version, input } = await deserialize(request, prediction);
  const found = findOfferedModel(hub, "replicate", name);
  if (found === null) return problem(404, "The requested resource could not be found.");
  const output = outputOf(hub, found.offer.task, input);
  if (output === null) return problem(422, "- input: prompt is required\n");
  const id = seededHex(JSON.stringify(input), 26);
  const urls = {
    get: `https://api.replicate.com/v1/predictions/${id}`,
    cancel: `https://api.replicate.com/v1/predictions/${id}/cancel`,
  };
  const model = found.offer.providerId?.split(":")[0] ?? found.repo.id;
  const facts = { logs: "", data_removed: false, error: null, status: "succeeded", created_at: "2026-11-21T09:30:00Z" };
  return json({ id, model, version: version ?? "hidden", input, output, ...facts, urls }, {}, 201);
}

function outputOf(hub: StandIn, task: string, input: z.infer<typeof prediction>["input"]): unknown {
  const { prompt, text, audio } = input;
  if (task === "automatic-speech-recognition") return audio === undefined ? null : transcriptOf(audio).text;
  if (task === "text-to-speech") return text === undefined ? null : outputAddress(hub.urls.cdn, soundName(text));
  return prompt === undefined ? null : [outputAddress(hub.urls.cdn, pictureName(prompt, input))];
}

function problem(status: number, detail: string): Reply {
  const title = status === 404 ? "Not found" : "Input validation failed";
  return json({ detail, status, title }, { "Content-Type": "application/problem+json" }, status);
}
