/** POST /hf-inference/…: the tasks, completions and chats that hf-inference runs (reference sections 10.1 and 10.6). */
import * as z from "zod";
import { isVisible, requireContentAccess } from "#tests/hub/auth/access.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { taskAnswers } from "#tests/hub/inference/answer-task.ts";
import type { Served } from "#tests/hub/inference/choose-offer.ts";
import type { TaskCall } from "#tests/hub/inference/task-call.ts";
import { streamText } from "#tests/hub/inference/tasks/complete-text.ts";
import { deserialize } from "#tests/hub/routes/deserialize.ts";
import { requireInference } from "#tests/hub/routes/require-inference.ts";
import { answerChat, namelessChatRequest } from "#tests/hub/routes/router-chat.ts";
import { answerCompletion } from "#tests/hub/routes/router-completions.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export const routerTasksRoutes: readonly Route[] = [
  { method: "POST", pattern: "/hf-inference/models/*path", handle: runModel },
  { method: "POST", pattern: "/hf-inference/pipeline/:task/*path", handle: runPipeline },
];

const taskRequest = z.looseObject({
  inputs: z.unknown().refine((inputs) => inputs !== undefined, "received undefined"),
  parameters: z.record(z.string(), z.unknown()).optional(),
  stream: z.boolean().optional(),
});

/** Vectors and likeness are two questions to the same kind of model. */
const sentenceTasks = ["feature-extraction", "sentence-similarity"];

async function runModel(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireInference(request);
  const [id = "", rest = ""] = param(request, "path").split(/\/(?=v1\/|pipeline\/)/);
  const repo = findModel(request, hub, id);
  const task = servedTask(repo);
  if (rest === "v1/chat/completions") {
    const find = (): Served => ({ repo, provider: "hf-inference" });
    if (task === "conversational") return answerChat(request, hub, find, namelessChatRequest);
    await deserialize(request, namelessChatRequest);
    return json({ error: "Template error: template not found", error_type: "template_error" }, {}, 422);
  }
  if (rest === "v1/completions") return answerCompletion(request, hub, repo.id);
  if (rest.startsWith("pipeline/")) return runNamed(request, hub, repo, rest.slice("pipeline/".length));
  return run(request, hub, repo, task);
}

/** The older form, with the task before the model. */
function runPipeline(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireInference(request);
  return runNamed(request, hub, findModel(request, hub, param(request, "path")), param(request, "task"));
}

function runNamed(request: HubRequest, hub: StandIn, repo: Repo, task: string): Promise<Reply> {
  const served = servedTask(repo);
  const isSame = task === served || (sentenceTasks.includes(task) && sentenceTasks.includes(served));
  if (!isSame) refuse(400, `Model ${repo.id} does not support task ${task}, only ${served}`);
  return run(request, hub, repo, task);
}

async function run(request: HubRequest, hub: StandIn, repo: Repo, task: string): Promise<Reply> {
  const answer = taskAnswers[task] ?? refuse(400, `Task ${task} is not supported by provider hf-inference`);
  const call = { repo, variants: hub.variants };
  const body = await request.body();
  if (!looksLikeJson(request, body)) return answer({ ...call, inputs: body, parameters: {} });
  const { inputs, parameters = {}, stream } = await deserialize({ ...request, body: async () => body }, taskRequest);
  const whole: TaskCall = { ...call, inputs, parameters };
  if (task === "text-generation" && stream === true)
    return streamText(whole, hub.options.tokenDelayMs ?? 1, request.signal);
  return answer(whole);
}

/** Files come as they are, without a type from JavaScript and with one from Python; the rest is JSON. */
function looksLikeJson(request: HubRequest, body: Buffer): boolean {
  return String(request.headers["content-type"]).includes("json") || /^\s*[{["]/.test(body.toString("latin1", 0, 64));
}

function findModel(request: HubRequest, hub: StandIn, id: string): Repo {
  const repo = hub.catalogue.find("model", id);
  if (repo === null || !isVisible(request.caller, repo)) return refuse(404, `Model ${id} does not exist`);
  requireContentAccess(request.caller, repo, hub);
  return repo;
}

function servedTask(repo: Repo): string {
  const offer = repo.providers.find(({ provider, status }) => provider === "hf-inference" && status !== "error");
  return offer?.task ?? refuse(400, `Model ${repo.id} not supported by provider hf-inference`);
}
