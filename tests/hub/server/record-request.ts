/** Starts the record of one request, with every token masked and every token in a wrong place noticed. */
import type { IncomingMessage } from "node:http";
import { type Caller, tokenNameOf } from "#tests/hub/auth/identify.ts";
import type { OriginName } from "#tests/hub/server/faults.ts";
import { findsToken, maskSecrets } from "#tests/hub/server/find-token.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";

/** The record of a request that has just come in. */
export function recordRequest(
  origin: OriginName,
  request: IncomingMessage,
  url: URL,
  caller: Caller,
  secrets: readonly string[],
): RecordedRequest {
  const target = url.pathname + url.search;
  const leaks: string[] = [];
  if (findsToken(target, secrets) || findsToken(safeDecode(target), secrets)) leaks.push("url");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const text = String(value);
    if (name === "authorization") {
      if (origin === "cdn") leaks.push("authorization");
      headers[name] = `${text.split(" ")[0]} ****`;
      continue;
    }
    if (findsToken(text, secrets)) leaks.push(name);
    headers[name] = maskSecrets(text, secrets);
  }
  return {
    origin,
    method: request.method ?? "",
    path: maskSecrets(url.pathname, secrets),
    target: maskSecrets(target, secrets),
    headers,
    hasAuthorization: request.headers.authorization !== undefined,
    tokenName: tokenNameOf(caller),
    leaks,
    startedAt: Date.now(),
    status: 0,
    sentBodyBytes: 0,
    outcome: "open",
    durationMs: 0,
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
