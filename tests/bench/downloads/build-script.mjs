/** Builds a script of the project for plain Node, dependencies included, and answers its path. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

export async function buildScript(source, folder) {
  const name = source.split("/").at(-1).replace(/\.ts$/, "");
  await build({
    root: fileURLToPath(new URL("../../..", import.meta.url)),
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: join(folder, name),
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: { output: { format: "es", entryFileNames: `${name}.mjs`, chunkFileNames: "[name].mjs" } },
    },
  });
  return join(folder, name, `${name}.mjs`);
}
