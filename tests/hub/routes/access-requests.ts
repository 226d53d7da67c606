/** Asking for access to a gated repo, taking that back, and the owners' side of it (reference section 6). */
import * as z from "zod";
import type { AccessStatus } from "#tests/hub/auth/access.ts";
import { mayWrite } from "#tests/hub/auth/permits.ts";
import { samplePerson } from "#tests/hub/auth/tokens.ts";
import { type VisitorRequest, visitorId } from "#tests/hub/auth/visitors.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { findRepo } from "#tests/hub/routes/find-repo.ts";
import { json, type Reply, refuse, refuseAnonymous } from "#tests/hub/server/reply.ts";
import { type HubRequest, param, type Route } from "#tests/hub/server/route.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

const requests = "/api/:kind(models|datasets|spaces)/:owner/:name/user-access-request";

export const accessRequestRoutes: readonly Route[] = [
  { method: "POST", pattern: `${requests}/cancel`, handle: cancel },
  { method: "POST", pattern: `${requests}/handle`, handle: review },
  { method: "POST", pattern: `${requests}/batch`, handle: reviewMany },
  { method: "POST", pattern: `${requests}/grant`, handle: grant },
  { method: "GET", pattern: `${requests}/:status(pending|accepted|rejected)`, handle: list },
];

/** The sample person takes her own request back. */
function cancel(request: HubRequest, hub: StandIn): Reply {
  if (request.caller.type !== "token") refuseAnonymous();
  const repo = findRepo(request, hub);
  if (!hub.access.delete(repo.id)) refuse(404, "You have no access request for this repository.");
  return json({});
}

function list(request: HubRequest, hub: StandIn): Reply {
  const repo = ownRepo(request, hub);
  const status = param(request, "status");
  return json(
    hub.visitors
      .of(repo)
      .filter((visitor) => visitor.status === status)
      .map(visitorJson),
  );
}

const status = z.enum(["pending", "accepted", "rejected"]);
const one = z
  .object({
    user: z.string().optional(),
    userId: z.string().optional(),
    status,
    rejectionReason: z.string().max(200).optional(),
  })
  .refine(({ user, userId }) => (user === undefined) !== (userId === undefined));

async function review(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = ownRepo(request, hub);
  reviewOne(repo, await read(request, one), hub);
  return json({});
}

async function reviewMany(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = ownRepo(request, hub);
  const { requests: all } = await read(request, z.object({ requests: z.array(one).max(100) }));
  for (const each of all) reviewOne(repo, each, hub);
  return json({});
}

function reviewOne(repo: Repo, { user, userId, status: next }: z.infer<typeof one>, hub: StandIn): void {
  const reviewed = hub.visitors.review(repo, user ?? userId ?? "", next satisfies AccessStatus, samplePerson.name);
  if (reviewed === null) refuse(404, "No such access request.");
}

async function grant(request: HubRequest, hub: StandIn): Promise<Reply> {
  const repo = ownRepo(request, hub);
  const { user } = await read(request, z.object({ user: z.string().min(1) }));
  if (hub.visitors.of(repo).some((visitor) => visitor.user === user)) refuse(400, "This user has asked already.");
  hub.visitors.grant(repo, user, samplePerson.name);
  return json({});
}

/** The repo, when it is gated and the caller's to administer. */
function ownRepo(request: HubRequest, hub: StandIn): Repo {
  const repo = findRepo(request, hub);
  if (request.caller.type !== "token") refuseAnonymous();
  if (!mayWrite(request.caller.token, repo)) refuse(403, "You don't have the rights to manage this repository.");
  if (repo.gated === false) refuse(400, "This repository is not gated.");
  return repo;
}

function visitorJson(visitor: VisitorRequest): unknown {
  const { user, fullname, email, grantedBy, reviewedAt, status: standing, timestamp, fields } = visitor;
  return {
    user: {
      _id: visitorId(user),
      user,
      fullname,
      email,
      avatarUrl: `/avatars/${user}.svg`,
      type: "user",
      isPro: false,
    },
    ...(grantedBy === null ? {} : { grantedBy: { user: grantedBy, fullname: samplePerson.fullname } }),
    status: standing,
    fields,
    timestamp,
    ...(reviewedAt === null ? {} : { reviewedAt }),
  };
}

async function read<T>(request: HubRequest, schema: z.ZodType<T>): Promise<T> {
  const text = (await request.body()).toString("utf8");
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return refuse(400, "Invalid body");
  }
}
