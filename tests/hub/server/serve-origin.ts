/**
 * One origin of the stand-in: a plain HTTP server that records each request, lets a fault strike, asks the route, and
 * sends what it answers with the headers that every answer of this origin has.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { identify } from "#tests/hub/auth/identify.ts";
import type { Fault, OriginName } from "#tests/hub/server/faults.ts";
import { findsToken } from "#tests/hub/server/find-token.ts";
import { createRateLimit } from "#tests/hub/server/rate-limit.ts";
import { recordRequest } from "#tests/hub/server/record-request.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";
import { failure, Refusal, type Reply, refuseBadToken } from "#tests/hub/server/reply.ts";
import { type HubRequest, type Route, routeFinder } from "#tests/hub/server/route.ts";
import { sendBody } from "#tests/hub/server/send-body.ts";
import { createThrottle, type Throttle } from "#tests/hub/server/throttle.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export type Origin = {
  readonly name: OriginName;
  readonly routes: readonly Route[];
  /** One throttle for all answers of this origin together. */
  readonly throttle: Throttle | null;
};

const bodyBytesMax = 10_000_000;
const exposed =
  "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash";

/** A server for one origin; it does not listen yet. */
export function serveOrigin(origin: Origin, hub: StandIn, requests: RecordedRequest[]): Server {
  const find = routeFinder(origin.routes);
  const rateOf = createRateLimit(hub.options.quotas, hub.variants);
  const baseHeaders = (): Record<string, string> => ({
    "X-Request-Id": `Root=1-${randomUUID()}`,
    ...(origin.name === "hub" ? { "X-Powered-By": "huggingface-moon" } : {}),
    ...(origin.name === "cdn" ? { "Access-Control-Allow-Origin": "*" } : { "Access-Control-Expose-Headers": exposed }),
  });

  const answer = async (request: HubRequest): Promise<Reply> => {
    const { fault, url } = request;
    if (fault.answer !== undefined) return { headers: {}, body: null, ...fault.answer };
    const rate = rateOf(url.pathname, request.caller);
    const rateHeaders = origin.name === "hub" ? rate.headers : {};
    try {
      if (rate.refusal !== null && origin.name === "hub") throw new Refusal(rate.refusal);
      if (request.caller.type === "rejected" && origin.name !== "cdn") {
        refuseBadToken(request.caller.why === "expired" && hub.variants.expiredToken === "expired");
      }
      const found = find(request.method, url.pathname);
      if (found === null) throw new Refusal(failure(404, "Sorry, we can't find the page you are looking for."));
      const reply = await found.route.handle({ ...request, params: found.params }, hub);
      return { ...reply, headers: { ...rateHeaders, ...reply.headers } };
    } catch (error) {
      if (error instanceof Refusal) return { ...error.reply, headers: { ...rateHeaders, ...error.reply.headers } };
      if (!request.signal.aborted) console.error("stand-in Hub:", error);
      return failure(500, "Internal error of the stand-in Hub", undefined, rateHeaders);
    }
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(hub.urls[origin.name] + (incoming.url ?? "/"));
    const caller = identify(incoming.headers, hub.tokens);
    const secrets = hub.tokens.all().map((token) => token.secret);
    const record = recordRequest(origin.name, incoming, url, caller, secrets);
    requests.push(record);
    const gone = new AbortController();
    const startedAt = performance.now();
    response.once("close", () => {
      // A client may hang up on the last byte, before the system has told this side that it went out.
      const isWhole = record.sentBodyBytes === response.getHeader("Content-Length");
      if (record.outcome === "open") record.outcome = response.writableFinished || isWhole ? "sent" : "aborted";
      record.durationMs = performance.now() - startedAt;
      gone.abort();
      hub.options.onRequest?.(record);
    });
    const { method, hasAuthorization: isSignedIn } = record;
    const fault = hub.faults.strike({ origin: origin.name, method, path: url.pathname, isSignedIn });
    if (fault.refuse === true) {
      record.outcome = "dropped";
      incoming.destroy();
      return;
    }
    if (fault.hang === true) return;
    const body = (bytesMax = bodyBytesMax): Promise<Buffer> => readBody(incoming, bytesMax, record, secrets);
    const request = { method: record.method, url, headers: incoming.headers, params: {}, caller, fault, record, body };
    const reply = await answer({ ...request, stream: () => incoming, signal: gone.signal });
    const waitMs = (hub.options.latencyMs ?? 0) + (fault.headDelayMs ?? 0);
    if (waitMs > 0) await delay(waitMs, undefined, { signal: gone.signal });
    record.status = reply.status;
    response.writeHead(reply.status, finalHeaders({ ...baseHeaders(), ...reply.headers }, reply, fault));
    if (record.method === "HEAD") return void response.end();
    const speeds = [fault.bytesPerSecond, origin.name === "cdn" ? hub.options.connectionBytesPerSecond : undefined];
    const own = speeds.filter((speed) => speed !== undefined).map(createThrottle);
    const throttles = origin.throttle === null ? own : [...own, origin.throttle];
    await sendBody(response, reply, { fault, throttles, signal: gone.signal, record });
  };

  return createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      if (!response.destroyed && !incoming.destroyed) console.error("stand-in Hub:", error);
      response.destroy();
    });
  });
}

function finalHeaders(headers: Record<string, string | number>, { body }: Reply, fault: Fault): typeof headers {
  if (headers["Content-Length"] === undefined && (typeof body === "string" || body instanceof Uint8Array)) {
    headers["Content-Length"] = Buffer.byteLength(body);
  }
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    for (const known of Object.keys(headers)) {
      if (known.toLowerCase() === name.toLowerCase()) delete headers[known];
    }
    if (value !== null) headers[name] = value;
  }
  return headers;
}

async function readBody(
  incoming: IncomingMessage,
  bytesMax: number,
  record: RecordedRequest,
  secrets: readonly string[],
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > bytesMax) throw new Refusal(failure(413, "Payload too large"));
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (findsToken(body.toString("utf8"), secrets)) record.leaks.push("body");
  return body;
}
