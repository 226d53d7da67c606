/** The content security policy of the page, the same behind both doors but for what it may connect to. */

/** A policy under which the page loads its own files, connects to nothing but `connections`, and has no inline script or style at all. */
export function contentSecurityPolicy(connections: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connections.length === 0 ? "'none'" : connections.join(" ")}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    // No script ever turns a text into HTML or code: React does not need it, and neither does any library here. The one policy
    // (renderer/ui/start-worker.ts) gives the page's own scripts to its workers.
    "require-trusted-types-for 'script'",
    "trusted-types hubdeck-worker",
  ].join("; ");
}
