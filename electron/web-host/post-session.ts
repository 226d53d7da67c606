/** `POST /session`: the one request that changes something. A launch token goes in; a cookie and a page secret come out. */
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import { pageHeaders } from "#core/page/page-headers.ts";
import type { LaunchTokens } from "#electron/web-host/launch-tokens.ts";
import { isFromOurPage } from "#electron/web-host/origin-check.ts";
import { readBody } from "#electron/web-host/read-body.ts";
import { sessionCookies, setSessionCookie } from "#electron/web-host/session-cookie.ts";
import type { Sessions } from "#electron/web-host/sessions.ts";

const bodyBytesMax = 4096;
const input = z.strictObject({ launch: z.string().max(128) });

export type PostSessionParts = {
  readonly port: number;
  readonly launchTokens: LaunchTokens;
  readonly sessions: Sessions;
  /** A link was used a second time: somebody else may have had it. `sessionId` is what it had opened. */
  readonly onSpentLink: (sessionId: string) => void;
};

/**
 * Answers 200 `{pageSecret}`, or 403 `{reason}` for a token that is not good. 403 without a body when the request is not from our page,
 * 415 unless it is JSON (a form of a foreign page cannot send that), 400 for junk.
 */
export async function postSession(
  request: IncomingMessage,
  response: ServerResponse,
  parts: PostSessionParts,
): Promise<void> {
  const { status, body, cookie } = await answerTo(request, parts);
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    ...pageHeaders(),
    ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
    ...(cookie === undefined ? {} : { "set-cookie": cookie }),
    "content-length": Buffer.byteLength(text),
    // What is left of a refused body is not read: the connection ends with the answer.
    ...(request.complete ? {} : { connection: "close" }),
  });
  response.end(text);
}

type Answer = { readonly status: number; readonly body?: unknown; readonly cookie?: string };

async function answerTo(request: IncomingMessage, parts: PostSessionParts): Promise<Answer> {
  const { port, launchTokens, sessions, onSpentLink } = parts;
  if (!isFromOurPage(request.headers, port)) return { status: 403 };
  if (!/^application\/json *(?:; *charset=utf-8)?$/i.test(request.headers["content-type"] ?? ""))
    return { status: 415 };
  const body = input.safeParse(parsedJson(await readBody(request, bodyBytesMax)));
  if (!body.success) return { status: 400 };

  // A second page of the same browser joins its session; a new cookie would shut the first page out.
  const joined = sessions.find(sessionCookies(request.headers.cookie, port));
  const redemption = launchTokens.redeem(body.data.launch, () => joined ?? sessions.open());
  if (redemption.type === "refused") {
    if (redemption.openedSessionId !== null) onSpentLink(redemption.openedSessionId);
    return { status: 403, body: { reason: redemption.reason } };
  }
  const { sessionId } = redemption;
  const answer: Answer = { status: 200, body: { pageSecret: sessions.addPage(sessionId) } };
  return joined === null ? { ...answer, cookie: setSessionCookie(sessionId, port) } : answer;
}

function parsedJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
