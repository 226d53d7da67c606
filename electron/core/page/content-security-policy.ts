/** The content security policy of the page, the same behind both doors but for what it may connect to. */

/**
 * A policy under which the page loads its own files and connects to nothing but `connections`. `styleNonce` lets the component library's
 * generated style sheets in, and no others.
 */
export function contentSecurityPolicy(connections: readonly string[], styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
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
  ].join("; ");
}
