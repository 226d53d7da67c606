/**
 * `npm run dev`: Vite serves the page with hot reload, and a door, built anew at each change of its code, serves the API behind it: Electron where
 * its binary is, the browser door otherwise. The browser door is the real one and knows nothing of development: this file alone vouches for the
 * development server's origin.
 */
import { randomInt } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import type { ClientRequest, IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Plugin, ProxyOptions, ViteDevServer, WebSocketClient } from "vite";
import { buildOnChange, type DevPart } from "#electron/dev/build-on-change.ts";
import { DoorProcess, type DoorProcessOptions } from "#electron/dev/door-process.ts";
import { findElectron } from "#electron/start/find-electron.ts";
import { hasDisplay } from "#electron/web-host/door/window-plan.ts";

const address = "127.0.0.1";
const placeholder =
  "<!doctype html><title>Hubdeck</title><p>In development the page is at the address of the Vite server.</p>\n";

const main: DevPart = { name: "desktop", folder: "electron" };
/** What each door is made of. The browser door has its worker from Electron's part of the build. */
const parts = {
  electron: [main, { name: "preload", folder: "preload" }],
  browser: [main, { name: "node", folder: "electron" }],
} satisfies Record<string, readonly DevPart[]>;

/** The Vite plugin; it does nothing in a build. With `--mode browser` it is the browser door in any case. */
export function devDoor(): Plugin {
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
    name: "hubdeck:dev-door",
    apply: "serve",
    // Whole paths: the page's own sources lie below /api/ too.
    config: () => ({ server: { host: address, proxy: { "^/session$": proxy, "^/api$": { ...proxy, ws: true } } } }),
    configureServer(server) {
      const folder = join(server.config.root, "..", ".cache", "dev");
      const env = {
        ...process.env,
        HUBDECK_PROFILE: process.env["HUBDECK_PROFILE"] ?? join(folder, "profile"),
        HUBDECK_KEYCHAIN_SERVICE: process.env["HUBDECK_KEYCHAIN_SERVICE"] ?? "Hubdeck development",
      };
      const binary = server.config.mode === "browser" ? null : electronBinary();
      const inElectron = (file: string): Omit<DoorProcessOptions, "onError"> => ({
        command: () => ({
          file,
          args: [join(folder, "electron", "main.js")],
          env: { ...env, VITE_DEV_SERVER_URL: pageOrigin },
        }),
        onStart: () => (line) => server.config.logger.info(line),
      });
      const inBrowser: Omit<DoorProcessOptions, "onError"> = {
        command: () => ({
          file: process.execPath,
          args: [join(folder, "electron", "serve.js"), "--no-open", "--port", String(port)],
          env,
        }),
        onStart: (pressEnter) => {
          const take = linkSorter(server, pressEnter);
          return (line) => take(line.replaceAll(doorOrigin, pageOrigin));
        },
      };
      const door = new DoorProcess({
        ...(binary === null ? inBrowser : inElectron(binary)),
        onError: ({ message }) => server.config.logger.error(`The app could not be started: ${message}`),
      });
      server.httpServer?.once("listening", async () => {
        const listening = server.httpServer?.address();
        if (typeof listening !== "object" || listening === null) return;
        pageOrigin = `http://${address}:${listening.port}`;
        await mkdir(join(folder, "renderer"), { recursive: true });
        await writeFile(join(folder, "renderer", "index.html"), placeholder);
        const made = binary === null ? parts.browser : parts.electron;
        await buildOnChange(server, folder, made, () => void door.restart());
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

/** Electron's binary, where it is and a window would be seen. */
function electronBinary(): string | null {
  const electron = findElectron(import.meta.url, process.env);
  return electron.type === "installed" && hasDisplay(process) ? electron.binary : null;
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
