/** Which pictures may be unfolded: a small file can hold one that fills the memory. */
import { readSize } from "#renderer/features/repo/preview/worker/read-size.ts";

const pixelsMax = 80_000_000;

/** False too where the header does not say how large the picture is. */
export function isSmallPicture(bytes: Uint8Array, contentType: string): boolean {
  const size = readSize(bytes, contentType);
  return size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= pixelsMax;
}
