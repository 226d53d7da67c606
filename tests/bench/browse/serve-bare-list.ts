/** Builds the bare list as it would be built for people, and serves it on loopback. */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

export async function serveBareList(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "hubdeck-bench-"));
  await build({
    configFile: false,
    logLevel: "warn",
    mode: "production",
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      outDir,
      lib: {
        entry: fileURLToPath(new URL("bare-list.tsx", import.meta.url)),
        formats: ["es"],
        fileName: () => "list.js",
      },
    },
  });
  const script = await readFile(join(outDir, "list.js"));
  await rm(outDir, { recursive: true });
  const html =
    '<!doctype html><title>Bare list</title><body style="margin:0"><div id="root"></div><script type="module" src="/list.js"></script>';
  const server = createServer((request, response) => {
    const isScript = request.url === "/list.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
