/** The place to come back to: kept by this page, for the next time it opens. Holds addresses only. */

const storageKey = "hubdeck:last-place";
const worthKeeping =
  /^\/(?:models|datasets|spaces|repo|saved|compare|playground|downloads|account|settings)(?:[/?].*)?$/;

/** The address if it is one to come back to; null for Welcome and anything unknown. */
export function placeToKeep(href: string): string | null {
  return href.length <= 2000 && worthKeeping.test(href) ? href : null;
}

export function rememberPlace(href: string): void {
  const place = placeToKeep(href);
  if (place !== null) localStorage.setItem(storageKey, place);
}

export function lastPlace(): string | null {
  return placeToKeep(localStorage.getItem(storageKey) ?? "");
}
