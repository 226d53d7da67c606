/** Pictures on other hosts, over TLS on loopback: a test's resolver gives names to it, and its rule lets it be connected to. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createElsewhere, type ElsewhereOptions } from "#core/hub/elsewhere.ts";
import { isPublicAddress } from "#core/hub/public-address.ts";
import type { Pictures } from "#shared/contract/settings.ts";
import { createTestCore } from "#tests/core/create-test-core.ts";
import { startHub } from "#tests/hub/start-hub.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
const { signal } = new AbortController();
const direct = { httpProxy: null, httpsProxy: null, noProxy: "" };
const svg = "<svg xmlns='http://www.w3.org/2000/svg'/>";

describe.skipIf(!hasOpenssl)("a picture on another host (needs the openssl command to make a certificate)", () => {
  let folder: string;
  let server: Server;
  let port: number;
  let extraCa: string[];
  const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  const names: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hubdeck-elsewhere-"));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
    const alternatives = "subjectAltName=DNS:pictures.example,DNS:inside.example,IP:127.0.0.1";
    spawnSync("openssl", [...made, "-subj", "/CN=t", "-addext", alternatives, "-keyout", key, "-out", cert]);
    extraCa = [readFileSync(cert, "utf8")];
    server = createServer({ key: readFileSync(key), cert: extraCa }, ({ url = "", headers }, response) => {
      asked.push({ url, headers });
      const to = new URL(url, "https://x").searchParams.get("to");
      if (to !== null) response.writeHead(302, { location: to }).end();
      else if (url === "/missing.png") response.writeHead(404).end("nothing");
      else response.end(svg);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    asked.length = 0;
    names.length = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (options: Partial<ElsewhereOptions> = {}) =>
    createElsewhere({
      resolve: async (name) => {
        names.push(name);
        return ["127.0.0.1"];
      },
      mayConnect: () => true,
      networkConfig: () => ({ ...direct, extraCa }),
      ...options,
    });

  test("comes by https, without token, cookie or referrer", async () => {
    const elsewhere = open();
    const response = await elsewhere.fetch(`https://pictures.example:${port}/badge.svg?a=b`, signal);
    expect(await response.text()).toBe(svg);
    expect(asked.map(({ url }) => url)).toEqual(["/badge.svg?a=b"]);
    const sent = Object.keys(asked[0]?.headers ?? {});
    expect(sent.filter((name) => /authorization|cookie|referer|origin/.test(name))).toEqual([]);
    expect(asked[0]?.headers["user-agent"]).toBe("Hubdeck");
    await elsewhere.close();
  });

  test.each([
    ["of this computer", ["127.0.0.1"]],
    ["of the network", ["192.168.1.4"]],
    ["public and private at once", ["93.184.216.34", "10.0.0.8"]],
    ["none", []],
  ])("is not asked for where the addresses behind the name are %s", async (_, addresses) => {
    const elsewhere = open({ resolve: async () => addresses, mayConnect: isPublicAddress });
    await expect(elsewhere.fetch(`https://inside.example:${port}/x.png`, signal)).rejects.toMatchObject({
      problem: { code: "PERMISSION" },
    });
    expect(asked).toEqual([]);
    await elsewhere.close();
  });

  test.each([
    "https://127.0.0.1:PORT/x.png",
    "https://2130706433:PORT/x.png",
    "https://0x7f.1:PORT/x.png",
    "https://[::1]:PORT/x.png",
    "https://[::ffff:127.0.0.1]:PORT/x.png",
    "https://169.254.169.254/latest/meta-data",
    "http://pictures.example:PORT/x.png",
    "https://ana:secret@pictures.example:PORT/x.png",
    "file:///etc/passwd",
    "nonsense",
  ])("is not asked for at %s", async (address) => {
    const elsewhere = open({ mayConnect: isPublicAddress });
    await expect(elsewhere.fetch(address.replace("PORT", String(port)), signal)).rejects.toMatchObject({
      problem: { code: "PERMISSION" },
    });
    expect([asked, names]).toEqual([[], []]);
    await elsewhere.close();
  });

  test("is followed through redirects, each of which is checked again", async () => {
    const mayConnect = (address: string) => address === "127.0.0.1";
    const resolve = async (name: string) => [name === "inside.example" ? "10.0.0.8" : "127.0.0.1"];
    const elsewhere = open({ resolve, mayConnect });
    const from = (to: string) =>
      elsewhere.fetch(`https://pictures.example:${port}/?to=${encodeURIComponent(to)}`, signal);
    expect(await (await from("/there.svg")).text()).toBe(svg);
    for (const to of ["https://inside.example/x", "http://pictures.example/x", "https://[::1]/x", "file:///x"]) {
      await expect(from(to), to).rejects.toMatchObject({ problem: { code: "PERMISSION" } });
    }
    expect(asked.every(({ headers }) => headers.host === `pictures.example:${port}`)).toBe(true);
    await elsewhere.close();
  });

  test("is given up after too many redirects", async () => {
    const elsewhere = open();
    await expect(elsewhere.fetch(`https://pictures.example:${port}/?to=%2F%3Fto%3D%2F`, signal)).resolves.toBeDefined();
    const round = `https://pictures.example:${port}/?to=`;
    await expect(elsewhere.fetch(round, signal)).rejects.toMatchObject({ problem: { code: "PERMISSION" } });
    await elsewhere.close();
  });

  test("that is not there says so, and behind a proxy none is asked for", async () => {
    const elsewhere = open();
    await expect(elsewhere.fetch(`https://pictures.example:${port}/missing.png`, signal)).rejects.toMatchObject({
      problem: { code: "NOT_FOUND" },
    });
    await elsewhere.close();
    const proxied = open({
      networkConfig: () => ({ ...direct, httpsProxy: "http://proxy.example:3128", extraCa }),
    });
    asked.length = 0;
    await expect(proxied.fetch(`https://pictures.example:${port}/x.png`, signal)).rejects.toMatchObject({
      problem: { code: "PERMISSION" },
    });
    expect([asked, names.slice(1)]).toEqual([[], []]);
  });

  test("is fetched when the setting or a person says so, with an account signed in, and no token goes along", async () => {
    const hub = await startHub();
    const otherHosts = { resolve: async () => ["127.0.0.1"], mayConnect: () => true };
    const env = { NODE_EXTRA_CA_CERTS: join(folder, "cert.pem") };
    const { core, close } = await createTestCore({ hub, otherHosts, env });
    await core.accounts.add({ token: hub.tokens.read }, { signal });
    const picture = (pictures: Pictures, isAsked: boolean) => {
      core.settings.setPictures(pictures);
      const source = `https://pictures.example:${port}/${pictures}-${isAsked}.svg`;
      const repo = { kind: "model", id: "fieldnotes/hostile-card" } as const;
      return core.hub.picture({ repo, revision: "main", source, isAsked }, { signal });
    };
    for (const [pictures, isAsked] of [
      ["ask", false],
      ["never", true],
    ] as const) {
      await expect(picture(pictures, isAsked)).rejects.toMatchObject({ problem: { code: "PERMISSION" } });
    }
    expect(asked).toEqual([]);
    for (const [pictures, isAsked] of [
      ["ask", true],
      ["always", false],
    ] as const) {
      expect(await picture(pictures, isAsked)).toMatchObject({ contentType: "image/svg+xml" });
    }
    expect(asked).toHaveLength(2);
    for (const { headers } of asked) expect(JSON.stringify(headers)).not.toMatch(/bearer|hf_/i);
    expect(hub.leaks()).toEqual([]);
    await close();
    await hub.close();
  });
});
