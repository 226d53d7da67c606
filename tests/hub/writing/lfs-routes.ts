/**
 * Uploads of large files (reference section 7.3): the batch call says where the bytes go, the storage takes them in one
 * piece or in parts, and verify confirms. The storage is another origin and refuses whoever brings a Hub token along.
 */
import { z } from "zod";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply, refuse, text } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";
import { jsonBody } from "#tests/hub/writing/json-body.ts";
import { partCount, type Upload } from "#tests/hub/writing/lfs-objects.ts";
import { requireCommit, requireToken } from "#tests/hub/writing/require-write.ts";

const lfsJson = { "Content-Type": "application/vnd.git-lfs+json" };
const object = z.object({ oid: z.string(), size: z.number().int().nonnegative() });
const batchSchema = z.object({
  operation: z.literal("upload"),
  transfers: z.array(z.string()).default(["basic"]),
  // Left out by clients that are about to open a pull request.
  ref: z.object({ name: z.string() }).optional(),
  objects: z.array(object),
});
const partsSchema = z.object({
  oid: z.string(),
  parts: z.array(z.object({ partNumber: z.number(), etag: z.string() })),
});

const git = ":git([\\w.-]+\\.git)";

/** The Hub's part. */
export const lfsRoutes: readonly Route[] = [
  { method: "POST", pattern: `/:kind(datasets|spaces)/:owner/${git}/info/lfs/objects/batch`, handle: batch },
  { method: "POST", pattern: `/:owner/${git}/info/lfs/objects/batch`, handle: batch },
  { method: "POST", pattern: `/:kind(datasets|spaces)/:owner/${git}/info/lfs/objects/verify`, handle: verify },
  { method: "POST", pattern: `/:owner/${git}/info/lfs/objects/verify`, handle: verify },
  { method: "POST", pattern: "/api/complete_multipart/:upload", handle: complete },
];

/** The storage's part. */
export const lfsStorageRoutes: readonly Route[] = [
  { method: "PUT", pattern: "/lfs-uploads/:upload", handle: putWhole },
  { method: "PUT", pattern: "/lfs-uploads/:upload/:part", handle: putPart },
];

async function batch(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = repoOf(request, hub);
  const asked = await jsonBody(request, batchSchema);
  requireCommit(request.caller, repo, asked.ref === undefined || asked.ref.name.startsWith("refs/pr/"));
  const uploads = hub.options.uploads ?? {};
  const multipartFrom = asked.transfers.includes("multipart") ? (uploads.multipartFromBytes ?? 50_000_000) : Infinity;
  const objects = await Promise.all(
    asked.objects.map(async ({ oid, size }) => {
      if (!/^[0-9a-f]{64}$/.test(oid)) return { oid, size, error: { code: 422, message: "Invalid oid" } };
      const stored = await hub.lfs.stored(repo, oid);
      if (stored?.sizeBytes === size) return { oid, size, authenticated: true };
      const upload = hub.lfs.open(oid, size, size >= multipartFrom ? (uploads.partBytes ?? 16_000_000) : null);
      const verifyHref = `${hub.urls.hub}${request.url.pathname.replace(/batch$/, "verify")}`;
      const actions = { upload: uploadAction(upload, hub), verify: { href: verifyHref } };
      return { oid, size, authenticated: true, actions };
    }),
  );
  const isMultipart = objects.some(({ actions }) => actions?.upload.header !== undefined);
  return json({ transfer: isMultipart ? "multipart" : "basic", objects }, lfsJson);
}

function uploadAction(upload: Upload, { urls }: StandIn) {
  const storage = `${urls.cdn}/lfs-uploads/${upload.id}`;
  if (upload.partBytes === null) return { href: storage };
  const parts = Array.from({ length: partCount(upload) }, (_, index) => index + 1);
  const links = Object.fromEntries(parts.map((part) => [String(part).padStart(5, "0"), `${storage}/${part}`]));
  return {
    href: `${urls.hub}/api/complete_multipart/${upload.id}`,
    header: { chunk_size: String(upload.partBytes), ...links },
  };
}

async function complete(request: HubRequest, hub: StandIn): Promise<Reply> {
  const upload = hub.lfs.find(param(request, "upload")) ?? refuse(404, "Upload not found");
  const { oid, parts } = await jsonBody(request, partsSchema);
  if (oid !== upload.oid || !(await hub.lfs.complete(upload, parts))) {
    refuse(400, "The uploaded parts do not match the object");
  }
  return json({ success: true }, lfsJson);
}

async function verify(request: HubRequest, hub: StandIn): Promise<Reply> {
  requireToken(request.caller);
  const repo = repoOf(request, hub);
  const { oid, size } = await jsonBody(request, object);
  const stored = await hub.lfs.stored(repo, oid);
  if (stored?.sizeBytes !== size) refuse(404, "Object not found");
  return json({}, lfsJson);
}

async function putWhole(request: HubRequest, hub: StandIn): Promise<Reply> {
  const upload = uploadOf(request, hub);
  if (upload.partBytes !== null || !(await hub.lfs.receive(upload, request.stream()))) return badBytes;
  return text("", { ETag: `"${upload.oid.slice(0, 32)}"` });
}

async function putPart(request: HubRequest, hub: StandIn): Promise<Reply> {
  const md5 = await hub.lfs.receivePart(uploadOf(request, hub), Number(param(request, "part")), request.stream());
  return md5 === null ? badBytes : text("", { ETag: `"${md5}"` });
}

const badBytes = text("The bytes are not those that were announced", {}, 400);

function uploadOf(request: HubRequest, hub: StandIn): Upload {
  if (request.record.hasAuthorization) refuse(400, "Only one auth mechanism allowed");
  return hub.lfs.find(param(request, "upload")) ?? refuse(403, "Request has expired");
}

/** As findRepo, where the repo's name ends in `.git`. */
function repoOf(request: HubRequest, hub: StandIn) {
  const name = param(request, "git").replace(/\.git$/, "");
  return findRepo({ ...request, params: { ...request.params, name } }, hub);
}
