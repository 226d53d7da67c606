/** Serves the built page at `app://bundle/`, from the same list in memory as the browser door. */
import type { CustomScheme, Session } from "electron";
import { contentSecurityPolicy } from "#core/page/content-security-policy.ts";
import type { PageFiles } from "#core/page/page-files.ts";
import { pageHeaders } from "#core/page/page-headers.ts";
import { appOrigin, appScheme, isPageUrl } from "#electron/desktop/security/page-origin.ts";
import type { Theme } from "#shared/contract/settings.ts";

/** To be registered once, before the app is ready. No privilege beyond an ordinary secure origin. */
export const appSchemes: CustomScheme[] = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

/** Answers the session's requests for the page. */
export function serveAppProtocol(session: Session, files: PageFiles, theme: () => Theme): void {
  session.protocol.handle(appScheme, (request) => answer(request, files, theme()));
}

/** The answer to one request: a file of the page by its exact path, or a bare status. */
export function answer(request: Pick<Request, "url" | "method">, files: PageFiles, theme: Theme): Response {
  const { url, method } = request;
  if (!isPageUrl(url, appOrigin)) return bare(403);
  if (method !== "GET" && method !== "HEAD") return bare(405);
  const { pathname, search } = new URL(url);
  const file = pathname === "/" ? files.page(theme) : files.find(pathname + search);
  if (file === null) return bare(404);
  return new Response(method === "HEAD" ? null : new Uint8Array(file.body), {
    headers: {
      ...pageHeaders(),
      "content-security-policy": contentSecurityPolicy([]),
      "content-type": file.contentType,
    },
  });
}

function bare(status: number): Response {
  return new Response(null, { status, headers: pageHeaders() });
}
