/** `npm run dev` where there is an Electron: a small app of the same shape, and an Electron that writes down how it is run. */
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLogger, createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const plugin = fileURLToPath(new URL("../../electron/dev/dev-door.ts", import.meta.url));

/** An environment as in our vite.config.ts. */
const part = (folder: string, name: string, format: "es" | "cjs") => ({
  consumer: "server",
  build: {
    outDir: `../dist/${folder}`,
    ssr: true,
    rolldownOptions: {
      input: { [name]: `../electron/${name}.js` },
      output: { format, entryFileNames: format === "es" ? "[name].js" : "[name].cjs" },
    },
  },
});

const files = {
  "package.json": `{ "type": "module" }`,
  "renderer/index.html": "<!doctype html><title>x</title>",
  "electron/main.js": `console.log("first");\n`,
  "electron/preload.js": `console.log("preload");\n`,
  "vite.config.mjs": `
    import { devDoor } from ${JSON.stringify(plugin)};
    const config = ${JSON.stringify({ desktop: part("electron", "main", "es"), preload: part("preload", "preload", "cjs") })};
    // Absolute: a relative one is looked for where the process runs.
    for (const { build: { rolldownOptions: { input } } } of Object.values(config)) {
      for (const name in input) input[name] = new URL(input[name], new URL("renderer/", import.meta.url)).pathname;
    }
    export default { root: "renderer", plugins: [devDoor()], environments: config };`,
  // Says what it was given and which build it would run, then stays until it is ended.
  "bin/electron.mjs": `
    import { appendFileSync, existsSync, readFileSync } from "node:fs";
    const main = process.argv[2];
    const build = /"(first|second|third)"/.exec(readFileSync(main, "utf8"))[1];
    const hasPreload = existsSync(new URL("../preload/preload.cjs", "file://" + main));
    const log = (event) => appendFileSync(process.env.RAN, JSON.stringify(event) + "\\n");
    log({ build, hasPreload, url: process.env.VITE_DEV_SERVER_URL, profile: process.env.HUBDECK_PROFILE });
    process.on("SIGTERM", () => { log({ ended: build }); process.exit(0); });
    setInterval(() => undefined, 1000);`,
  "bin/electron": `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/electron.mjs" "$@"\n`,
};

describe.skipIf(process.platform !== "linux")(
  "the development server with Electron (on Linux, where a made-up Electron is a shell script)",
  () => {
    let folder = "";
    let server: ViteDevServer;
    /** What the development server complained of. */
    const errors: string[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "hubdeck-dev-electron-"));
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      await chmod(join(folder, "bin", "electron"), 0o755);
      vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", join(folder, "bin"));
      vi.stubEnv("DISPLAY", ":77");
      vi.stubEnv("HUBDECK_PROFILE", join(folder, "profile"));
      vi.stubEnv("RAN", join(folder, "ran"));
      server = await createServer({
        configFile: join(folder, "vite.config.mjs"),
        root: join(folder, "renderer"),
        mode: "development",
        customLogger: Object.assign(createLogger("silent"), { error: (message: string) => errors.push(message) }),
        server: { port: 0 },
      });
      await server.listen();
    }, 60_000);
    afterAll(async () => {
      await server.close();
      // It ends what it started.
      await vi.waitFor(async () => expect((await ran()).at(-1)).toHaveProperty("ended"), { timeout: 10_000 });
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    });

    /** What Electron wrote down so far. */
    const ran = async (): Promise<unknown[]> => {
      const text = await readFile(join(folder, "ran"), "utf8").catch(() => "");
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    };
    const url = () => {
      const address = server.httpServer?.address();
      return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
    };
    const started = (build: string) => ({ build, hasPreload: true, url: url(), profile: join(folder, "profile") });

    it("runs the built main bundle, with its preload, on the page that Vite serves", async () => {
      await vi.waitFor(async () => expect(await ran()).toContainEqual(started("first")), { timeout: 10_000 });
      expect(url()).toMatch(/:\d+$/);
    });

    it("ends Electron and starts it anew when the main bundle changes, and when the preload does", async () => {
      await writeFile(join(folder, "electron", "main.js"), `console.log("second");\n`);
      await vi.waitFor(async () => expect(await ran()).toContainEqual(started("second")), { timeout: 10_000 });
      expect(await ran()).toContainEqual({ ended: "first" });
      const before = (await ran()).length;
      await appendFile(join(folder, "electron", "preload.js"), `console.log("more");\n`);
      await vi.waitFor(async () => expect((await ran()).slice(before)).toContainEqual(started("second")), {
        timeout: 10_000,
      });
    });

    it("never runs two at once", async () => {
      const running = (await ran()).map((event) => (JSON.stringify(event).includes("ended") ? -1 : 1));
      const counts = running.map((_, at) => running.slice(0, at + 1).reduce<number>((sum, step) => sum + step, 0));
      expect(Math.max(...counts)).toBe(1);
    });

    it("leaves Electron alone while the code cannot be built, says why, and goes on with the next that can", async () => {
      const before = (await ran()).length;
      await writeFile(join(folder, "electron", "main.js"), "this is no code");
      await vi.waitFor(() => expect(errors.join()).toContain("main.js"), { timeout: 10_000 });
      expect((await ran()).length).toBe(before);
      await writeFile(join(folder, "electron", "main.js"), `console.log("third");\n`);
      await vi.waitFor(async () => expect(await ran()).toContainEqual(started("third")), { timeout: 10_000 });
    });
  },
);
