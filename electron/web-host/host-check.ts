/** The first check of every request: is it addressed to this host by its own name? Stops DNS rebinding, where evil.example resolves to 127.0.0.1. */
import type { IncomingMessage } from "node:http";

/** The only interface and name of the host. `localhost` is another name, which a machine may resolve elsewhere. */
export const loopback = "127.0.0.1";

/** True when the request has exactly one Host header and it is `127.0.0.1:PORT`, byte for byte. */
export function isForThisHost(request: Pick<IncomingMessage, "rawHeaders">, port: number): boolean {
  const hosts = request.rawHeaders.filter(
    (_value, at) => request.rawHeaders[at - 1]?.toLowerCase() === "host" && at % 2 === 1,
  );
  return hosts.length === 1 && hosts[0] === `${loopback}:${port}`;
}
