import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Wire } from "#core/downloads/transfer/worker/wire.ts";
import { createDispatchers } from "#core/hub/dispatcher.ts";
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
const body = Buffer.alloc(300_000, "hubdeck ");

describe.skipIf(!hasOpenssl)("connections to file servers over TLS (needs the openssl command)", () => {
  let folder: string;
  let server: Server;
  let port: number;
  let certificate: string;
  let connections = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hubdeck-tls-"));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
    const names = ["-subj", "/CN=hubdeck test", "-addext", "subjectAltName=IP:127.0.0.1"];
    spawnSync("openssl", [...made, ...names, "-keyout", key, "-out", cert]);
    certificate = readFileSync(cert, "utf8");
    server = createServer({ key: readFileSync(key), cert: certificate }, (_, response) => {
      response.writeHead(200, { "content-length": body.length }).end(body);
    });
    server.on("secureConnection", () => {
      connections += 1;
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The bytes, or the code of the problem. */
  function ask(wire: Wire, origin: string): Promise<Buffer | string> {
    const chunks: Buffer[] = [];
    const timeouts = { headersTimeout: 5000, bodyTimeout: 5000 };
    return new Promise((resolve) => {
      wire.dispatch(
        { origin, path: "/x", method: "GET", headers: {}, ...timeouts },
        {
          onRequestStart: () => undefined,
          onResponseStart: () => undefined,
          // Valid during the call only.
          onResponseData: (_, chunk) => void chunks.push(Buffer.from(chunk)),
          onResponseEnd: () => resolve(Buffer.concat(chunks)),
          onResponseError: (_, error) => resolve(problemFromNetwork(error, new URL(origin), null).code),
        },
      );
    });
  }

  const wireThatTrusts = (...extraCa: string[]) =>
    new Wire(createDispatchers({ httpProxy: null, httpsProxy: null, noProxy: "", extraCa }));

  test("a certificate that nobody vouches for is refused", async () => {
    expect(await ask(wireThatTrusts(), `https://127.0.0.1:${port}`)).toBe("TLS");
    expect(connections).toBe(0);
  });

  test("a certificate for another name is refused", async () => {
    expect(await ask(wireThatTrusts(certificate), `https://localhost:${port}`)).toBe("TLS");
  });

  test("a certificate that was named is trusted, and the connection serves again", async () => {
    const wire = wireThatTrusts(certificate);
    connections = 0;
    for (const _ of [1, 2]) {
      const answer = await ask(wire, `https://127.0.0.1:${port}`);
      expect(answer instanceof Buffer && answer.equals(body)).toBe(true);
    }
    expect(connections).toBe(1);
  });
});
