/** Does a request that can change something come from our own page? Stops cross-site requests and cross-site WebSocket hijacking. */
import type { IncomingHttpHeaders } from "node:http";
import { loopback } from "#electron/web-host/host-check.ts";

/** The page's origin. */
export function originOf(port: number): string {
  return `http://${loopback}:${port}`;
}

/**
 * True when Origin is exactly our own. A missing one is refused: browsers send it with every POST and every WebSocket.
 * Sec-Fetch-Site, where a browser sends it, must agree.
 */
export function isFromOurPage(headers: IncomingHttpHeaders, port: number): boolean {
  if (headers.origin !== originOf(port)) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin";
}
