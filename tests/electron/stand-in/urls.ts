/**
 * Chromium gets no scheme of its own from the outside, so the page's place has another name there: an https origin under
 * a name that cannot exist. Whatever the app sees or says is translated.
 */

/** The page's origin as Electron and the app know it. */
const appOrigin = "app://bundle";

/** What Chromium calls the page's origin. */
export const chromiumOrigin = "https://bundle.app.invalid";

const translate = (url: string, from: string, to: string) => {
  const prefix = /^(?:blob:)?/.exec(url)?.[0] ?? "";
  const rest = url.slice(prefix.length);
  // Only the very origin: what merely begins like it (another port, a longer host) stays what it is.
  return rest === from || (rest.startsWith(from) && /^[/?#]/.test(rest.slice(from.length)))
    ? prefix + to + rest.slice(from.length)
    : url;
};

/** A URL of Chromium's as the app knows it. */
export const appUrl = (url: string) => translate(url, chromiumOrigin, appOrigin);

/** A URL of the app's as Chromium knows it. */
export const chromiumUrl = (url: string) => translate(url, appOrigin, chromiumOrigin);
