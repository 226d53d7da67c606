/** Turns an error answer into a problem that a person can act on: by host, status, X-Error-Code and message. */

import * as z from "zod";
import { type ErrorAnswer, said } from "#core/hub/error-answer.ts";
import { errorMessage, isHtml } from "#core/hub/error-message.ts";
import type { Endpoint } from "#core/hub/hub-fetch.ts";
import { hubProblem } from "#core/hub/hub-problem.ts";
import { plainText } from "#core/hub/plain-text.ts";
import { askedWaitMs, readRateLimit } from "#core/hub/rate-limit.ts";
import { readBody } from "#core/hub/read-body.ts";
import { repoOfUrl } from "#core/hub/repo-of-url.ts";
import { routerProblem } from "#core/hub/router-problem.ts";
import { isOfficial } from "#core/settings/endpoint.ts";
import type { Problem } from "#shared/model/problem.ts";

/** Reads at most 64 kB of the body; the response cannot be read afterwards. */
export async function problemFromResponse(
  response: Response,
  context: { readonly endpoint: Endpoint; readonly url: URL; readonly hadToken: boolean; readonly now: number },
): Promise<Problem> {
  const { endpoint, hadToken, now } = context;
  // After redirects the answer is of another URL than was asked.
  const url = URL.parse(response.url) ?? context.url;
  const body = await readBody(response, 65_536).then(
    ({ bytes }) => new TextDecoder().decode(bytes),
    () => "",
  );
  const header = plainText(response.headers.get("x-error-message") ?? "", 300);
  const answer: ErrorAnswer = {
    status: response.status,
    code: response.headers.get("x-error-code") ?? "",
    message: header === "" ? errorMessage(body) : header,
    hub: endpoint.hub,
    host: url.host,
    repo: repoOfUrl(context.url, endpoint.hub),
    hadToken,
    path: url.pathname,
    waitMs: expectedWaitMs(body),
  };
  const isPage = isHtml(body);
  const found =
    answer.status === 429
      ? rateLimited(response, answer, now, isOfRouter(url, endpoint))
      : problemOf(answer, url, endpoint, isPage, isMarked(response.headers));
  const retryAt = found.retryAt ?? (answer.waitMs === null ? undefined : now + answer.waitMs);
  const problem = retryAt === undefined ? found : { ...found, retryAt };
  const requestId = plainText(response.headers.get("x-request-id") ?? "", 100);
  const details = [`HTTP ${answer.status}`, answer.host, answer.code, requestId].filter((text) => text !== "");
  return { ...problem, details: details.join(", ") };
}

/** What models that are still loading say about themselves, in seconds. */
const loading = z.looseObject({ estimated_time: z.number().positive().max(3600) });

function expectedWaitMs(body: string): number | null {
  try {
    const read = loading.safeParse(JSON.parse(body));
    return read.success ? Math.ceil(read.data.estimated_time * 1000) : null;
  } catch {
    return null;
  }
}

/** Whether the Hub itself answered: every answer of its own carries one of these, and what stands before it sets none. */
function isMarked(headers: Headers): boolean {
  return ["x-request-id", "x-error-code", "x-error-message", "ratelimit"].some((name) => headers.has(name));
}

function problemOf(answer: ErrorAnswer, url: URL, endpoint: Endpoint, isPage: boolean, isMarked: boolean): Problem {
  const retry = { type: "retry", label: "Try again" } as const;
  if (answer.status === 511) {
    const why = "This network wants you to sign in to it first. Open any web page, sign in there, then try again.";
    return { code: "NOT_THE_HUB", what: "The network answered in the Hub's place", why, action: retry };
  }
  if (answer.status === 407) {
    const why = "Put a name and password into the variable HTTPS_PROXY: http://name:password@proxy:port.";
    const action = { type: "go", label: "Settings", to: "settings" } as const;
    return { code: "PROXY", what: "The proxy wants a name and password", why, action };
  }
  if (isPage && !isMarked && answer.status < 500) return notTheHubs(answer, endpoint);
  if (isOfRouter(url, endpoint)) return routerProblem(answer);
  if (url.origin === new URL(endpoint.hub).origin) return hubProblem(answer);
  if (answer.status === 404) {
    return { code: "NOT_FOUND", what: "The file is not in the Hub's storage", why: said(answer), action: retry };
  }
  if (answer.status === 403 || answer.status === 410) {
    const why = "Links into the Hub's storage are good for about an hour. Trying again asks for a new one.";
    return { code: "HUB_DOWN", what: "The link to this file is no longer good", why, action: retry };
  }
  const why = isPage ? `${answer.host} answered with a web page.` : said(answer);
  return { code: "HUB_DOWN", what: "The Hub's storage refused", why, action: retry };
}

function isOfRouter(url: URL, { router }: Endpoint): boolean {
  return router !== null && url.origin === new URL(router).origin;
}

/** A page where the Hub would speak JSON: a network's sign-in, a firewall, a country rule, or a server that is no Hub at all. */
function notTheHubs({ status, host }: ErrorAnswer, endpoint: Endpoint): Problem {
  if (status === 403) {
    return {
      code: "NOT_THE_HUB",
      what: `Something before ${host} refused the request`,
      why: "A firewall, a rule for your country or network, or a protection against abuse answered with a page of its own. The token is not the reason.",
      action: { type: "retry", label: "Try again" },
    };
  }
  return {
    code: "NOT_THE_HUB",
    what: `${host} did not answer like the Hub`,
    why: "A network that wants a sign-in, a proxy, or a wrong endpoint in the settings can be the reason.",
    action: isOfficial(endpoint.hub)
      ? { type: "retry", label: "Try again" }
      : { type: "go", label: "Check the endpoint", to: "settings" },
  };
}

function rateLimited(response: Response, answer: ErrorAnswer, now: number, isRouter: boolean): Problem {
  const waitMs = askedWaitMs(response.headers, now);
  const bucket = readRateLimit(response.headers)?.bucket;
  const action = { type: "retry", label: "Try again" } as const;
  const until = waitMs === null ? {} : { retryAt: now + waitMs };
  if (/repository creation|commits? per hour|upload/i.test(answer.message)) {
    return { code: "RATE_LIMITED", what: "The Hub asks to wait", why: said(answer), action, ...until };
  }
  const kind = bucket === "resolvers" ? "file" : bucket === "pages" ? "page" : "API";
  return {
    code: "RATE_LIMITED",
    what: isRouter ? "The provider asks to wait" : "The Hub asks to wait",
    why: isRouter
      ? "Too many requests came from this account, or the model is much in demand just now."
      : `It counts ${kind} requests in windows of a few minutes, and this window is used up. A signed-in account may make more.`,
    action,
    ...until,
  };
}
