/**
 * One build for everything: the page, what Electron runs and what plain Node runs (ESM, dependencies external), and the preload (one CommonJS file).
 * Electron's part shares no chunk with the rest, so that the installers hold nothing else.
 */
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { devDoor } from "#electron/dev/dev-door.ts";

const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** For browsers this package asks the document, through `innerHTML`: a worker has none, and the page's policy refuses it. */
const entities = "decode-named-character-reference";

export default defineConfig({
  root: "renderer",
  base: "./",
  resolve: { alias: { [entities]: fileURLToPath(import.meta.resolve(entities)) } },
  plugins: [react(), devDoor()],
  // Workers load what a file needs when it is opened, as the page does.
  worker: { format: "es" },
  environments: {
    client: {
      build: {
        outDir: "../dist/renderer",
        emptyOutDir: true,
        target: "chrome120",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        license: { fileName: "licenses.json" },
      },
    },
    node: {
      consumer: "server",
      resolve: { external: true },
      build: {
        outDir: "../dist/electron",
        emptyOutDir: true,
        target: "node20",
        minify: false,
        copyPublicDir: false,
        ssr: true,
        rolldownOptions: {
          input: {
            serve: "electron/serve.ts",
            start: "electron/start.ts",
            hub: "tests/hub/main.ts",
            demo: "tests/hub/demo.ts",
            "stand-in-electron": "tests/electron/stand-in/main.ts",
          },
          external: ["electron"],
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
        },
      },
    },
    desktop: {
      consumer: "server",
      resolve: { external: true },
      build: {
        outDir: "../dist/electron",
        // After the environment above, which empties it.
        emptyOutDir: false,
        target: "node20",
        minify: false,
        copyPublicDir: false,
        ssr: true,
        rolldownOptions: {
          // The worker is the browser door's as well.
          input: {
            main: "electron/main.ts",
            "transfer-worker": "electron/core/downloads/transfer/transfer-worker.ts",
          },
          external: ["electron"],
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/desktop-[name]-[hash].js" },
        },
      },
    },
    preload: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        outDir: "../dist/preload",
        emptyOutDir: true,
        target: "node20",
        copyPublicDir: false,
        rolldownOptions: {
          input: { preload: "electron/preload.ts" },
          external: ["electron", ...nodeBuiltins],
          output: { format: "cjs", entryFileNames: "[name].cjs" },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== "ssr") await builder.build(environment);
      }
    },
  },
});
