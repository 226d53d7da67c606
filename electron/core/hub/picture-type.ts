/** What kind of picture some bytes are. The bytes decide: the Hub serves small files as text/plain whatever they are. */

const signatures: ReadonlyArray<readonly [contentType: string, pattern: RegExp]> = [
  ["image/png", /^\x89PNG\r\n/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8[79]a/],
  ["image/webp", /^RIFF[\s\S]{4}WEBP/],
  // Inside <img> an SVG runs no script and loads nothing.
  [
    "image/svg+xml",
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i,
  ],
];

/** The content type of a picture that begins with these bytes; null for anything that is not one we show. */
export function pictureType(start: Uint8Array): string | null {
  const text = Buffer.from(start.subarray(0, 4096)).toString("latin1");
  return signatures.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
