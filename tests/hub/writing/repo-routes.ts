/** Repos: made, deleted, moved, their settings; and the check of a card before it is committed (reference section 7.1). */
import { z } from "zod";
import { type RepoKind, repoWebPath } from "#shared/model/repo-id.ts";
import { isVisible } from "#tests/hub/auth/access.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import type { Repo, SpaceFacts } from "#tests/hub/catalogue/repo.ts";
import { type Content, contentOfBytes } from "#tests/hub/content/content.ts";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { json, Refusal, type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { HubRequest, Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";
import { checkCard } from "#tests/hub/writing/card-facts.ts";
import { jsonBody } from "#tests/hub/writing/json-body.ts";
import { requireCreate, requireToken, requireWrite } from "#tests/hub/writing/require-write.ts";

const kind = z.enum(["model", "dataset", "space"]).default("model");
const visibility = z.enum(["public", "private", "protected"]);
const named = z.object({ name: z.string(), organization: z.string().nullish(), type: kind });
const createSchema = named.extend({
  private: z.boolean().nullish(),
  visibility: visibility.nullish(),
  license: z.string().nullish(),
  sdk: z.enum(["gradio", "docker", "static", "streamlit"]).nullish(),
  files: z
    .array(z.object({ path: z.string(), content: z.string(), encoding: z.enum(["base64", "utf-8"]).default("utf-8") }))
    .default([]),
});
const moveSchema = z.object({ fromRepo: z.string(), toRepo: z.string(), type: kind });
const settingsSchema = z
  .object({
    private: z.boolean(),
    visibility,
    gated: z.union([z.literal(false), z.enum(["auto", "manual"])]),
    discussionsDisabled: z.boolean(),
  })
  .partial();

export const repoRoutes: readonly Route[] = [
  { method: "POST", pattern: "/api/repos/create", handle: create },
  { method: "DELETE", pattern: "/api/repos/delete", handle: remove },
  { method: "POST", pattern: "/api/repos/move", handle: move },
  { method: "PUT", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/settings", handle: changeSettings },
  { method: "POST", pattern: "/api/:kind(models|datasets|spaces)/:owner/:name/duplicate", handle: duplicate },
  { method: "POST", pattern: "/api/validate-yaml", handle: validateYaml },
];

async function create(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireToken(request.caller);
  const asked = await jsonBody(request, createSchema, 100_000_000);
  const owner = asked.organization ?? samplePerson.name;
  const id = requireFree(request, hub, asked.type, `${owner}/${asked.name}`);
  if (asked.type === "space" && asked.sdk == null) refuse(400, '"sdk" is required for a Space');
  const front = { license: asked.license, sdk: asked.sdk };
  const cardData = Object.fromEntries(Object.entries(front).filter(([, value]) => value != null));
  const files = asked.files.map(({ path, content, encoding }): [string, Content] => {
    return [path, contentOfBytes(Buffer.from(content, encoding === "base64" ? "base64" : "utf8"))];
  });
  return created(
    makeNew(hub, {
      kind: asked.type,
      id,
      isPrivate: asked.private === true || asked.visibility === "private",
      cardData: Object.keys(cardData).length === 0 ? null : cardData,
      files: Object.fromEntries(files),
      ...(asked.sdk == null ? {} : { space: newSpace(asked.sdk) }),
    }),
    hub,
  );
}

async function remove(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireToken(request.caller);
  const { name, organization, type } = await jsonBody(request, named);
  const repo = findNamed(request, hub, type, `${organization ?? samplePerson.name}/${name}`);
  requireWrite(request.caller, repo);
  hub.catalogue.remove(repo.kind, repo.id);
  return json({ success: true });
}

async function move(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireToken(request.caller);
  const { fromRepo, toRepo, type } = await jsonBody(request, moveSchema);
  const repo = findNamed(request, hub, type, fromRepo);
  requireWrite(request.caller, repo);
  if (hub.catalogue.find(type, toRepo) !== null) {
    refuse(409, `A ${type} repository called ${toRepo} already exists`);
  }
  hub.catalogue.move(repo, requireFree(request, hub, type, toRepo));
  return json({ success: true });
}

async function changeSettings(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  requireWrite(request.caller, repo);
  const asked = await jsonBody(request, settingsSchema);
  const isPrivate = asked.private ?? (asked.visibility === undefined ? undefined : asked.visibility === "private");
  const now = hub.catalogue.change(repo, {
    isPrivate: isPrivate ?? repo.isPrivate,
    gated: asked.gated ?? repo.gated,
  });
  return json({ private: now.isPrivate, gated: now.gated });
}

/** A copy of what main holds now, with a history of its own. */
async function duplicate(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = findRepo(request, hub);
  const schema = z.object({
    repository: z.string(),
    private: z.boolean().nullish(),
    visibility: visibility.nullish(),
  });
  const asked = await jsonBody(request, schema);
  const id = requireFree(request, hub, repo.kind, asked.repository);
  const head = repo.history().branches.get("main");
  const files = [...(head?.files.values() ?? [])].map(({ path, content }): [string, Content] => [path, content]);
  const isPrivate = asked.private ?? (asked.visibility == null ? repo.isPrivate : asked.visibility === "private");
  const space = repo.space === null ? {} : { space: repo.space };
  const made = makeNew(hub, {
    kind: repo.kind,
    id,
    isPrivate,
    cardData: null,
    files: Object.fromEntries(files),
    ...space,
  });
  const { cardData, tags, pipelineTag, libraryName, config, safetensors, gguf } = repo;
  const copied = { cardData, tags, pipelineTag, libraryName, config, safetensors, gguf };
  return created(hub.catalogue.change(made, copied), hub);
}

async function validateYaml(request: HubRequest): Promise<Reply> {
  const { content } = await jsonBody(request, z.object({ content: z.string(), repoType: z.string().optional() }));
  const { errors, warnings } = checkCard(content);
  const listed = { errors: errors.map((message) => ({ message })), warnings: warnings.map((message) => ({ message })) };
  return json(listed, {}, errors.length > 0 ? 400 : 200);
}

type New = {
  readonly kind: RepoKind;
  readonly id: string;
  readonly isPrivate: boolean;
  readonly cardData: Repo["cardData"];
  readonly files: Readonly<Record<string, Content>>;
  readonly space?: SpaceFacts;
};

/** A Space that has nothing to run yet. */
function newSpace(sdk: SpaceFacts["sdk"]): SpaceFacts {
  const hardware = { current: null, requested: "cpu-basic" };
  const replicas = { current: 0, requested: 1 };
  const runtime = { stage: "NO_APP_FILE", hardware, storage: null, gcTimeout: 172_800, replicas, errorMessage: null };
  return { sdk, runtime, models: [], datasets: [] };
}

function makeNew(hub: StandIn, facts: New): Repo {
  const now = new Date().toISOString();
  const nobodyYet = { downloads: 0, likes: 0, trendingScore: 0 };
  return hub.catalogue.add({ ...facts, ...nobodyYet, isNew: true, createdAt: now, lastModified: now });
}

function created(repo: Repo, hub: StandIn): Reply {
  return json({ url: `${hub.urls.hub}${repoWebPath(repo)}`, name: repo.id, id: repo.objectId });
}

/** The id, when it is a good one, the caller may make it, and nobody has it yet in any spelling. */
function requireFree(request: HubRequest, hub: StandIn, type: RepoKind, id: string): string {
  const [owner = "", name = "", ...rest] = id.split("/");
  const isGood =
    rest.length === 0 && id.length <= 96 && /^[\w.-]+$/.test(name) && !/--|\.\.|^[-.]|[-.]$|\.git$/.test(name);
  if (!isGood) refuse(400, `Invalid repo name: ${id}`);
  requireCreate(request.caller, type, owner);
  const taken =
    hub.catalogue.find(type, id) ?? hub.catalogue.list(type).find((repo) => repo.id.toLowerCase() === id.toLowerCase());
  if (taken !== undefined) {
    const error = `You already created this ${type} repo: ${taken.id}`;
    const url = `${hub.urls.hub}${repoWebPath(taken)}`;
    throw new Refusal(json({ error, url }, { "X-Error-Message": error }, 409));
  }
  return id;
}

function findNamed(request: HubRequest, hub: StandIn, type: RepoKind, id: string): Repo {
  const repo = hub.catalogue.find(type, id);
  return repo !== null && isVisible(request.caller, repo) ? repo : refuse(404, "Repository not found", "RepoNotFound");
}
