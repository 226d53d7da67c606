/** Reads the body of an answer with an upper limit, whatever its Content-Length claims. */
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";
import { ProblemError } from "#core/problem-error.ts";

/**
 * The first `bytesMax` bytes; the rest is not fetched. `isCut` tells whether there was more.
 * Throws ProblemError HUB_DOWN when the answer breaks off, or the signal's reason.
 */
export async function readBody(
  response: Response,
  bytesMax: number,
): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw brokenBody(error, response.url);
    });
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

/** fetch reports a body that breaks off as a TypeError; anything else is the reason of an abort. */
function brokenBody(error: unknown, address: string): unknown {
  const url = URL.parse(address);
  if (!(error instanceof TypeError) || url === null) return error;
  return new ProblemError(problemFromNetwork(error, url, null), { cause: error });
}
