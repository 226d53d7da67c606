import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readExtraCa } from "#core/hub/network-config.ts";
import { openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe.skipIf(!hasOpenssl)("over TLS (needs the openssl command to make a certificate)", () => {
  let folder: string;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hubdeck-tls-"));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
    const names = ["-subj", "/CN=hubdeck test", "-addext", "subjectAltName=IP:127.0.0.1"];
    spawnSync("openssl", [...made, ...names, "-keyout", key, "-out", cert]);
    server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      if (request.url !== "/down") return void response.end("secure");
      response.writeHead(302, { location: "http://127.0.0.1:9/x" }).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    // A server on TCP always has an AddressInfo; only a pipe would not.
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a certificate that nobody vouches for is refused, at once and in words", async () => {
    const opened = openHubFetch({ hub: origin, router: null });
    await expect(opened.hub.fetch(`${origin}/x`)).rejects.toMatchObject({ problem: { code: "TLS" } });
    expect(opened.clock.waitsMs).toEqual([]);
    await opened.close();
  });

  test("a certificate that SSL_CERT_FILE names is trusted", async () => {
    const extraCa = readExtraCa({ SSL_CERT_FILE: join(folder, "cert.pem") }, () => undefined);
    const opened = openHubFetch({ hub: origin, router: null }, { extraCa });
    expect(await (await opened.hub.fetch(`${origin}/x`)).text()).toBe("secure");
    await opened.close();
  });

  test("a redirect from https to plain http is not followed", async () => {
    const extraCa = readExtraCa({ NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") }, () => undefined);
    const opened = openHubFetch({ hub: origin, router: null }, { extraCa });
    await expect(opened.hub.fetch(`${origin}/down`)).rejects.toMatchObject({ problem: { code: "NOT_THE_HUB" } });
    await opened.close();
  });
});
