/** `npm run dev`: the development server vouches for its own page towards the real door, and for nobody else. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLogger, createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const launchLink = /http:\/\/127\.0\.0\.1:\d+\/#launch=\S+/;

let profile = "";
let server: ViteDevServer;
let link = "";

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), "hubdeck-dev-"));
  Object.assign(process.env, {
    HUBDECK_PROFILE: profile,
    HUBDECK_KEYCHAIN_SERVICE: "memory",
    HF_ENDPOINT: "http://127.0.0.1:9",
  });
  const logger = createLogger("silent");
  const printed = new Promise<string>((resolve) => {
    logger.info = (line) => {
      const found = launchLink.exec(line);
      if (found !== null) resolve(found[0]);
    };
  });
  server = await createServer({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    root: fileURLToPath(new URL("../../renderer", import.meta.url)),
    // Also where Electron is.
    mode: "browser",
    customLogger: logger,
    server: { port: 0 },
  });
  await server.listen();
  link = await printed;
}, 90_000);
afterAll(async () => {
  await server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const postSession = (headers: Record<string, string>, launch: string) =>
  fetch(new URL("/session", link), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ launch }),
  });

describe("the development server", () => {
  it("listens on this machine alone, and shows the door's link at its own address", () => {
    const address = server.httpServer?.address();
    expect(address).toMatchObject({ address: "127.0.0.1" });
    expect(typeof address === "object" && address?.port).toBe(Number(new URL(link).port));
  });

  it("lets its own page open a session, and neither another origin nor a request without one", async () => {
    const { origin, hash } = new URL(link);
    const launch = hash.slice("#launch=".length);
    for (const headers of [{ origin: "http://evil.example" }, { origin: "null" }, {}] as Record<string, string>[]) {
      expect((await postSession(headers, launch)).status).toBe(403);
    }
    const answer = await postSession({ origin }, launch);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ pageSecret: expect.any(String) });
  });

  it("serves the page's own sources below /api/, which is the door's socket", async () => {
    expect((await fetch(new URL("/api/client.ts", link))).status).toBe(200);
  });
});
