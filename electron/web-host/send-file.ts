/** Answers of the web host that need nothing but the request: a file of the built page, or a bare status. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy } from "#core/page/content-security-policy.ts";
import type { PageFiles } from "#core/page/page-files.ts";
import { pageHeaders } from "#core/page/page-headers.ts";
import { loopback } from "#electron/web-host/host-check.ts";
import type { Theme } from "#shared/contract/settings.ts";

/** Sends the page for `/`, a file of it for its exact path, 404 for anything else, and 405 unless it is GET or HEAD. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { port, files, theme }: { readonly port: number; readonly files: PageFiles; readonly theme: () => Theme },
): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    answerEmpty(response, 405);
    return;
  }
  const file = request.url === "/" ? files.page(theme()) : files.find(request.url ?? "");
  if (file === null) {
    answerEmpty(response, 404);
    return;
  }
  response.writeHead(200, {
    ...pageHeaders(),
    // 'self' alone does not cover the socket in every browser.
    "content-security-policy": contentSecurityPolicy(["'self'", `ws://${loopback}:${port}`]),
    "content-type": file.contentType,
    "content-length": file.body.length,
  });
  response.end(request.method === "HEAD" ? undefined : file.body);
}

/** An answer without a body; the connection ends with it. */
export function answerEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...pageHeaders(), connection: "close", "content-length": 0 });
  response.end();
}
