/** How many pixels a picture has, from the beginning of its bytes, so that a small file cannot unpack into gigabytes. Decodes nothing. */

export type PictureSize =
  | { readonly type: "pixels"; readonly width: number; readonly height: number }
  /** An SVG has no pixels of its own. */
  | { readonly type: "none" }
  /** It stands further on than the bytes given. */
  | { readonly type: "unknown" };

const unknown: PictureSize = { type: "unknown" };

/** `contentType` is what picture-type.ts says of the same bytes. */
export function pictureSize(start: Uint8Array, contentType: string): PictureSize {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  switch (contentType) {
    case "image/png":
      return view.byteLength < 24 ? unknown : pixels(view.getUint32(16), view.getUint32(20));
    case "image/gif":
      return view.byteLength < 10 ? unknown : pixels(view.getUint16(6, true), view.getUint16(8, true));
    case "image/webp":
      return webpSize(view);
    case "image/jpeg":
      return jpegSize(view);
    default:
      return { type: "none" };
  }
}

function pixels(width: number, height: number): PictureSize {
  return { type: "pixels", width, height };
}

/** The three kinds of WebP: lossy, lossless, and with features. */
function webpSize(view: DataView): PictureSize {
  if (view.byteLength < 30) return unknown;
  const kind = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
  if (kind === "VP8 ") return pixels(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (kind === "VP8L") {
    const bits = view.getUint32(21, true);
    return pixels((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return kind === "VP8X" ? pixels(uint24(24) + 1, uint24(27) + 1) : unknown;
}

/** Walks the segments to the frame header; each says how long it is. */
function jpegSize(view: DataView): PictureSize {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return unknown;
    const marker = view.getUint8(at + 1);
    // Filling, and markers without a body.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return pixels(view.getUint16(at + 7), view.getUint16(at + 5));
    } else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return unknown;
}
