/** fal-ai behind the router: sounds at once, pictures through its queue (reference section 10.1). */
import * as z from "zod";
import { lookAt } from "#tests/hub/inference/look-at-picture.ts";
import { findOfferedModel } from "#tests/hub/inference/provider-models.ts";
import { transcriptOf } from "#tests/hub/inference/tasks/hear-sound.ts";
import { deserialize } from "#tests/hub/routes/deserialize.ts";
import { outputAddress, pictureName, soundName } from "#tests/hub/routes/provider-outputs.ts";
import { requireInference } from "#tests/hub/routes/require-inference.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const routerFalRoutes: readonly Route[] = [
  { method: "POST", pattern: "/fal-ai/*path", handle: submit },
  { method: "GET", pattern: "/fal-ai/*path", handle: follow },
];

const falRequest = z.looseObject({
  prompt: z.string().optional(),
  text: z.string().optional(),
  audio_url: z.string().optional(),
  image_url: z.string().optional(),
});

async function submit(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireInference(request);
  const model = param(request, "path");
  const found = findOfferedModel(hub, "fal-ai", model);
  if (found === null) return refuse(404, "Not Found");
  const body = await deserialize(request, falRequest);
  if (request.url.searchParams.get("_subdomain") !== "queue") return answerAtOnce(hub, found.offer.task, body);
  // The id is the name of the file that will come out: the queue has nothing to remember.
  const id = Buffer.from(outputFor(found.offer.task, body)).toString("base64url");
  const address = `https://queue.fal.run/${model}/requests/${id}`;
  const links = { response_url: address, status_url: `${address}/status`, cancel_url: `${address}/cancel` };
  return json({ status: "IN_QUEUE", request_id: id, ...links, queue_position: 0 });
}

/** What today's client asks at once: speech to text and back. */
function answerAtOnce(hub: StandIn, task: string, body: z.infer<typeof falRequest>): Reply {
  if (task === "automatic-speech-recognition" && body.audio_url !== undefined) {
    const { text, chunks } = transcriptOf(body.audio_url);
    return json({ text, chunks, inferred_languages: ["en"] });
  }
  if (task !== "text-to-speech" || body.text === undefined) return refuse(422, "field required");
  return json({ audio: { url: outputAddress(hub.urls.cdn, soundName(body.text)), content_type: "audio/wav" } });
}

function outputFor(task: string, body: z.infer<typeof falRequest>): string {
  const prompt = body.prompt ?? "";
  if (task === "text-to-audio") return soundName(prompt);
  if (body.image_url === undefined) return pictureName(prompt, body);
  const { width, height, seed } = lookAt(body.image_url, "image_url");
  return pictureName(`${prompt}\n${seed}`, { width, height });
}

function follow(request: HubRequest, hub: StandIn): Reply {
  requireInference(request);
  const [, id = "", isStatus] = /\/requests\/([\w-]+)(\/status)?$/.exec(param(request, "path")) ?? [];
  const name = Buffer.from(id, "base64url").toString("utf8");
  if (!/^[0-9a-f]{16}-[\dx]+\.(?:png|wav)$/.test(name)) return refuse(404, "Not Found");
  if (isStatus !== undefined) return json({ status: "COMPLETED", request_id: id });
  const url = outputAddress(hub.urls.cdn, name);
  if (name.endsWith(".wav")) return json({ audio_file: { url, content_type: "audio/wav", file_name: name } });
  const [, width, height] = /-(\d+)x(\d+)/.exec(name) ?? [];
  const image = { url, width: Number(width), height: Number(height), content_type: "image/png" };
  return json({ images: [image], timings: { inference: 0.4 }, seed: 0, has_nsfw_concepts: [false], prompt: "" });
}
