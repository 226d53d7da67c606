/** Reads the body of a small request. */
import type { IncomingMessage } from "node:http";

/** The body as text; null when it is longer than `bytesMax` or breaks off. Never rejects. How long it may take is the server's requestTimeout. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      sizeBytes += chunk.length;
      if (sizeBytes > bytesMax) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}
