/** Reads a byte stream that the core has opened (`hub.picture` and its like) to its end. Nothing is kept when it fails. */
import { api } from "#renderer/api/client.ts";

/**
 * Pulls the chunks of `streamId` into one Blob of `contentType`. Throws what `bytes.read` throws; when the signal is
 * aborted it closes the stream and throws the signal's reason.
 */
export async function readBytes(
  streamId: string,
  contentType: string,
  signal: AbortSignal,
  bytes: Pick<typeof api.bytes, "read" | "close"> = api.bytes,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (;;) {
      const { chunk } = await bytes.read({ streamId }, { signal });
      if (chunk === null) return new Blob(parts, { type: contentType });
      parts.push(fromBase64(chunk));
    }
  } catch (error) {
    // The core closes an unread stream by itself after a minute, so a close that fails leaves nothing behind.
    bytes.close({ streamId }).catch(() => undefined);
    throw signal.aborted ? signal.reason : error;
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
