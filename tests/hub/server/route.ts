/** Routes: a method and a path pattern such as `/api/:kind/:owner/:name/tree/:revision/*path`, and what answers it. */
import type { IncomingHttpHeaders } from "node:http";
import type { Caller } from "#tests/hub/auth/identify.ts";
import type { Fault } from "#tests/hub/server/faults.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";
import { type Reply, refuse } from "#tests/hub/server/reply.ts";
import type { StandIn } from "#tests/hub/stand-in.ts";

export type HubRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly caller: Caller;
  readonly fault: Fault;
  readonly record: RecordedRequest;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  /** The whole body, at most 10 MB unless more is allowed; a larger one ends the route with 413. */
  body(bytesMax?: number): Promise<Buffer>;
  /** The body as it arrives, for files: not searched for tokens. */
  stream(): AsyncIterable<Uint8Array>;
};

export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly pattern: string;
  handle(request: HubRequest, hub: StandIn): Reply | Promise<Reply>;
};

export type FoundRoute = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** A finder over routes; the first that fits wins. HEAD asks for what GET would answer. */
export function routeFinder(routes: readonly Route[]): (method: string, path: string) => FoundRoute | null {
  const compiled = routes.map((route) => ({ route, shape: compile(route.pattern) }));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    for (const { route, shape } of compiled) {
      const match = route.method === wanted ? shape.exec(path) : null;
      if (match === null) continue;
      const params: Record<string, string> = {};
      for (const [name, value] of Object.entries(match.groups ?? {})) params[name] = decode(value ?? "");
      return { route, params };
    }
    return null;
  };
}

/** A parameter that the route's own pattern names. */
export function param(request: HubRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new TypeError(`The route has no parameter ${name}`);
  return value;
}

/** A revision may come with its slashes escaped or not. */
const revision = "(?:refs/(?:heads|tags|pr|convert)/[^/]+|[^/]+)";

function compile(pattern: string): RegExp {
  const parts = pattern.split("/").map((part) => {
    if (part.startsWith("*")) return `(?<${part.slice(1)}>.*)`;
    const [, name, choices] = /^:(\w+)(\(.+\))?$/.exec(part) ?? [];
    if (name === undefined) return part.replaceAll(".", "\\.");
    return `(?<${name}>${choices ?? (name === "revision" ? revision : "[^/]+")})`;
  });
  return new RegExp(`^${parts.join("/").replace("/(?<path>.*)", "(?:/(?<path>.*))?")}$`);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return refuse(400, "Malformed URL");
  }
}
