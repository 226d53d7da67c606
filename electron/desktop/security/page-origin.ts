/** Where the window's page comes from: its own scheme, or the development server where the app is not packaged. Every policy compares with this one origin. */

/** The page's own place. Not `file:`, which would let it read the disk. */
export const appScheme = "app";
export const appOrigin = `${appScheme}://bundle`;

/** An origin as `scheme://host[:port]`, lower case, without a path. */
export type PageOrigin = string;

/**
 * The origin of this start's page. A packaged app knows only its own; in development `VITE_DEV_SERVER_URL` may name Vite's server, which must be
 * plain http on 127.0.0.1.
 */
export function pageOrigin({ isPackaged, env }: PageOriginFacts): PageOrigin {
  const devServer = isPackaged ? null : URL.parse(env["VITE_DEV_SERVER_URL"] ?? "");
  return devServer?.protocol === "http:" && devServer.hostname === "127.0.0.1" ? devServer.origin : appOrigin;
}

export type PageOriginFacts = {
  readonly isPackaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** True for a URL of the page's origin. Parsed, never compared by prefix: `app://bundle.evil` and `app://bundle@evil` are not ours. */
export function isPageUrl(url: string, origin: PageOrigin): boolean {
  if (!URL.canParse(url)) return false;
  // `origin` of a URL is "null" for schemes of one's own, so it is put together here.
  const { protocol, host, username, password } = new URL(url);
  return `${protocol}//${host}` === origin && username === "" && password === "";
}

/** True for the page itself, wherever in it: the only document that the window ever shows. */
export function isPageDocument(url: string, origin: PageOrigin): boolean {
  return isPageUrl(url, origin) && new URL(url).pathname === "/";
}
