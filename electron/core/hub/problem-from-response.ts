/** Turns an error answer into a problem that a person can act on: by host, status, X-Error-Code and message. */

import { type ErrorAnswer, said } from "#core/hub/error-answer.ts";
import { errorMessage, isHtml } from "#core/hub/error-message.ts";
import type { Endpoint } from "#core/hub/hub-fetch.ts";
import { hubProblem } from "#core/hub/hub-problem.ts";
import { plainText } from "#core/hub/plain-text.ts";
import { askedWaitMs, readRateLimit } from "#core/hub/rate-limit.ts";
import { readBody } from "#core/hub/read-body.ts";
import { repoOfUrl } from "#core/hub/repo-of-url.ts";
import { routerProblem } from "#core/hub/router-problem.ts";
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
  };
  const problem =
    answer.status === 429
      ? rateLimited(response, now, isOfRouter(url, endpoint))
      : problemOf(answer, url, endpoint, isHtml(body));
  const requestId = plainText(response.headers.get("x-request-id") ?? "", 100);
  const details = [`HTTP ${answer.status}`, answer.host, answer.code, requestId].filter((text) => text !== "");
  return { ...problem, details: details.join(", ") };
}

function problemOf(answer: ErrorAnswer, url: URL, endpoint: Endpoint, isPage: boolean): Problem {
  const retry = { type: "retry", label: "Try again" } as const;
  if (answer.status === 511) {
    const why = "This network wants you to sign in to it first. Open any web page, sign in there, then try again.";
    return { code: "NOT_THE_HUB", what: "The network answered in the Hub's place", why, action: retry };
  }
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

function rateLimited(response: Response, now: number, isRouter: boolean): Problem {
  const waitMs = askedWaitMs(response.headers, now);
  const bucket = readRateLimit(response.headers)?.bucket;
  const kind = bucket === "resolvers" ? "file" : bucket === "pages" ? "page" : "API";
  return {
    code: "RATE_LIMITED",
    what: isRouter ? "The provider asks to wait" : "The Hub asks to wait",
    why: isRouter
      ? "Too many requests came from this account, or the model is much in demand just now."
      : `It counts ${kind} requests in windows of a few minutes, and this window is used up. A signed-in account may make more.`,
    action: { type: "retry", label: "Try again" },
    ...(waitMs === null ? {} : { retryAt: now + waitMs }),
  };
}
