/** Builds one TypeScript file with all it needs into one file that plain Node runs, for tests with real processes. */
import { basename, join } from "node:path";
import { build } from "vite";

/** Answers the path of the built file in `folder`. */
export async function buildScript(source: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" } },
    },
  });
  return join(folder, `${basename(source, ".ts")}.mjs`);
}
