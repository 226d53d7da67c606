/** Reads the body of an answer with an upper limit, whatever its Content-Length claims. */

/** The first `bytesMax` bytes; the rest is not fetched. `isCut` tells whether there was more. */
export async function readBody(
  response: Response,
  bytesMax: number,
): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > bytesMax) {
      await reader.cancel();
      return { bytes: Buffer.concat(chunks).subarray(0, bytesMax), isCut: true };
    }
  }
  return { bytes: Buffer.concat(chunks), isCut: false };
}
