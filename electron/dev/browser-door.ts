/**
 * `npm run dev`: Vite serves the page with hot reload, and the browser door, built anew at each change of its code, serves the API behind it.
 * The door is the real one and knows nothing of development: this file alone vouches for the development server's origin.
 */
import { randomInt } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import type { ClientRequest, IncomingMessage } from "node:http";
import { join } from "node:path";
import { createBuilder, type Plugin, type ProxyOptions, type ViteDevServer, type WebSocketClient } from "vite";
import { DoorProcess } from "#electron/dev/door-process.ts";

const address = "127.0.0.1";
const placeholder =
  "<!doctype html><title>Hubdeck</title><p>In development the page is at the address of the Vite server.</p>\n";

/** The Vite plugin; it does nothing in a build. */
export function browserDoor(): Plugin {
  const port = randomInt(20_000, 60_000);
  const doorOrigin = `http://${address}:${port}`;
  let pageOrigin = "";

  /** Only requests of the page that Vite serves are passed on in the door's own name; the door refuses all others by their Origin. */
  const proxy: ProxyOptions = {
    target: doorOrigin,
    changeOrigin: true,
    configure: (server) => {
      const vouch = (toDoor: ClientRequest, { headers }: IncomingMessage) => {
        if (pageOrigin !== "" && headers.origin === pageOrigin) toDoor.setHeader("origin", doorOrigin);
      };
      server.on("proxyReq", vouch);
      server.on("proxyReqWs", vouch);
      // Between two builds nobody listens; the page tries again.
      server.on("error", () => undefined);
    },
  };

  return {
    name: "hubdeck:browser-door",
    apply: "serve",
    // Whole paths: the page's own sources lie below /api/ too.
    config: () => ({ server: { host: address, proxy: { "^/session$": proxy, "^/api$": { ...proxy, ws: true } } } }),
    configureServer(server) {
      const folder = join(server.config.root, "..", ".cache", "dev");
      const door = new DoorProcess({
        file: join(folder, "electron", "serve.js"),
        port,
        env: {
          ...process.env,
          HUBDECK_PROFILE: process.env["HUBDECK_PROFILE"] ?? join(folder, "profile"),
          HUBDECK_KEYCHAIN_SERVICE: process.env["HUBDECK_KEYCHAIN_SERVICE"] ?? "Hubdeck development",
        },
        onStart: (pressEnter) => {
          const take = linkSorter(server, pressEnter);
          return (line) => take(line.replaceAll(doorOrigin, pageOrigin));
        },
      });
      server.httpServer?.once("listening", async () => {
        const listening = server.httpServer?.address();
        if (typeof listening !== "object" || listening === null) return;
        pageOrigin = `http://${address}:${listening.port}`;
        await mkdir(join(folder, "renderer"), { recursive: true });
        await writeFile(join(folder, "renderer", "index.html"), placeholder);
        await buildOnChange(server, join(folder, "electron"), () => void door.restart());
      });
      const onKeys = (keys: Buffer) => {
        if (keys.toString().trim() === "") door.pressEnter();
      };
      process.stdin.on("data", onKeys);
      server.httpServer?.once("close", () => {
        process.stdin.off("data", onKeys);
        void door.close();
      });
    },
    transformIndexHtml: {
      // Early, so that Vite makes a module of the script, with import.meta.hot. The page reloads by itself when a link arrives in its address.
      order: "pre",
      handler: () => [
        {
          tag: "script",
          attrs: { type: "module" },
          children: `import.meta.hot?.on("hubdeck:link", ({ hash }) => { location.hash = hash; });`,
        },
      ],
    },
  };
}

/** Builds the door now and after each change of a file that it is made of. */
async function buildOnChange(server: ViteDevServer, outDir: string, onBuilt: () => void): Promise<void> {
  const { configFile, root } = server.config;
  // Not emptied: the door of the build before may be starting from it.
  const build = { outDir, emptyOutDir: false, watch: {} };
  const builder = await createBuilder({
    root,
    configFile: configFile ?? false,
    logLevel: "warn",
    environments: { node: { build } },
  });
  const environment = builder.environments["node"];
  if (environment === undefined) return;
  const watcher = await builder.build(environment);
  if (!("on" in watcher)) return;
  watcher.on("event", (event) => {
    if (event.code === "END") onBuilt();
    if (event.code === "ERROR") server.config.logger.error(String(event.error));
  });
  server.httpServer?.once("close", () => void watcher.close());
}

/**
 * Shows what one door prints. A new door knows no earlier page, so each open page gets a link of its own (a link is good once), and the one
 * that the door prints first stays for the person.
 */
function linkSorter(server: ViteDevServer, pressEnter: () => void): (line: string) => void {
  let isFirst = true;
  let waiting: WebSocketClient[] = [];
  return (line) => {
    const link = /#launch=\S+/.exec(line)?.[0];
    if (waiting.length > 0) {
      if (link !== undefined) waiting.shift()?.send("hubdeck:link", { hash: link });
      return;
    }
    server.config.logger.info(line);
    if (link === undefined || !isFirst) return;
    isFirst = false;
    waiting = [...server.ws.clients];
    for (const _page of waiting) pressEnter();
  };
}
