import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDispatchers } from "#core/hub/dispatcher.ts";
import { type NetworkConfig, networkConfig, readExtraCa } from "#core/hub/network-config.ts";
import { openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { type SmallServer, serve } from "#tests/core/serve.ts";

type Proxy = {
  readonly url: string;
  readonly tunnels: string[];
  readonly credentials: string[];
  close(): Promise<void>;
};

let hub: SmallServer;
let proxy: Proxy;
beforeEach(async () => {
  hub = await serve((_, response) => void response.end("through"));
  proxy = await startProxy();
});
afterEach(async () => {
  await Promise.all([hub.close(), proxy.close()]);
});

/** A proxy that leads every tunnel to the small server, whatever host was asked for. */
async function startProxy(): Promise<Proxy> {
  const tunnels: string[] = [];
  const credentials: string[] = [];
  const server = createServer();
  server.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    credentials.push(request.headers["proxy-authorization"] ?? "");
    if (request.url?.startsWith("locked."))
      return void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const upstream = connect(Number(new URL(hub.origin).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    // A server on TCP always has an AddressInfo; only a pipe would not.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    credentials,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function ask(url: string, config: Partial<NetworkConfig>) {
  const opened = openHubFetch({ hub: "http://hub.example", router: null }, config);
  const outcome = await opened.hub.fetch(url, { retries: 0 }).then(
    (response) => response.text(),
    (error: { problem: { code: string } }) => error.problem.code,
  );
  await opened.close();
  return outcome;
}

test("a request goes through the proxy", async () => {
  expect(await ask("http://hub.example/x", { httpProxy: proxy.url })).toBe("through");
  expect(proxy.tunnels).toEqual(["hub.example:80"]);
});

test("this computer itself is never asked through a proxy", async () => {
  expect(await ask(`${hub.origin}/x`, { httpProxy: proxy.url, httpsProxy: proxy.url })).toBe("through");
  expect(proxy.tunnels).toEqual([]);
});

test("a host in NO_PROXY, and what lies below it, is asked directly", async () => {
  for (const noProxy of ["hub.invalid", ".hub.invalid", "*"]) {
    await ask("http://a.hub.invalid/x", { httpProxy: proxy.url, noProxy });
  }
  expect(proxy.tunnels).toEqual([]);
});

test("the proxy's name and password go to the proxy and to nobody else", async () => {
  const password = Math.random().toString(36).slice(2);
  await ask("http://hub.example/x", { httpProxy: proxy.url.replace("//", `//ana:${password}@`) });
  expect(proxy.credentials).toEqual([`Basic ${Buffer.from(`ana:${password}`).toString("base64")}`]);
  expect(JSON.stringify(hub.asked)).not.toContain("proxy-authorization");
});

test("a proxy that wants a password, is not there or is no address is told as the proxy's problem", async () => {
  expect(await ask("http://locked.example/x", { httpProxy: proxy.url })).toBe("PROXY");
  expect(await ask("http://hub.example/x", { httpProxy: "http://127.0.0.1:9" })).toBe("PROXY");
  expect(await ask("http://hub.example/x", { httpProxy: "http://[" })).toBe("PROXY");
});

test("the process's own proxy variables are not looked at", async () => {
  process.env["http_proxy"] = proxy.url;
  try {
    await ask("http://hub.invalid/x", {});
    await ask("http://hub.invalid/x", { httpsProxy: "http://127.0.0.1:9" });
  } finally {
    delete process.env["http_proxy"];
  }
  expect(proxy.tunnels).toEqual([]);
});

test("the proxy variables count in both cases, with and without a scheme", () => {
  const of = (env: Record<string, string>) => networkConfig({ type: "environment" }, env, []);
  expect(of({ HTTPS_PROXY: "http://a:1", http_proxy: "b:2", NO_PROXY: "c" })).toMatchObject({
    httpsProxy: "http://a:1",
    httpProxy: "http://b:2",
    noProxy: "c",
  });
  expect(of({ https_proxy: "http://lower:1", HTTPS_PROXY: "http://upper:1" }).httpsProxy).toBe("http://lower:1");
  expect(of({ ALL_PROXY: "http://all:1" })).toMatchObject({ httpsProxy: "http://all:1", httpProxy: "http://all:1" });
  expect(of({ HTTPS_PROXY: "  " })).toMatchObject({ httpsProxy: null, httpProxy: null });
});

test("with the setting none or manual the variables do not count", () => {
  const env = { HTTPS_PROXY: "http://a:1", NO_PROXY: "*" };
  expect(networkConfig({ type: "none" }, env, [])).toMatchObject({ httpsProxy: null, httpProxy: null });
  expect(networkConfig({ type: "manual", url: "http://m:1" }, env, [])).toMatchObject({
    httpsProxy: "http://m:1",
    httpProxy: "http://m:1",
    noProxy: "",
  });
});

test("a file of certificates that cannot be read is reported and passed over", () => {
  const notices: unknown[] = [];
  expect(readExtraCa({ SSL_CERT_FILE: "/no/such/file.pem" }, (notice) => notices.push(notice))).toEqual([]);
  expect(notices).toHaveLength(1);
});

test("the proxy of a URL is told without its password", () => {
  const config = { httpProxy: "http://u:secret@proxy.example:1", httpsProxy: null, noProxy: "", extraCa: [] };
  const dispatchers = createDispatchers(config);
  expect(dispatchers.proxyOf(new URL("http://hub.example"))).toEqual({ host: "proxy.example", port: "1" });
  expect(dispatchers.proxyOf(new URL("http://127.0.0.1:1"))).toBeNull();
});
