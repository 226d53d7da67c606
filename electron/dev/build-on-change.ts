/** Builds parts of the app for the development server, now and after each change of a file that they are made of. */
import { join } from "node:path";
import { createBuilder, type ViteDevServer } from "vite";

/** An environment of vite.config.ts, and the folder below `folder` that it is built into. */
export type DevPart = { readonly name: string; readonly folder: string };

/** `onBuilt` comes when every part is built, and again after each change. A part that cannot be built is said, and waited for. */
export async function buildOnChange(
  server: ViteDevServer,
  folder: string,
  parts: readonly DevPart[],
  onBuilt: () => void,
): Promise<void> {
  const { configFile, root, logger } = server.config;
  // Not emptied: the door of the build before may be starting from it.
  const build = (part: DevPart) => ({ outDir: join(folder, part.folder), emptyOutDir: false, watch: {} });
  const builder = await createBuilder({
    root,
    configFile: configFile ?? false,
    logLevel: "warn",
    environments: Object.fromEntries(parts.map((part) => [part.name, { build: build(part) }])),
  });
  const unfinished = new Set(parts.map(({ name }) => name));
  for (const { name } of parts) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`vite.config.ts has no environment ${name}.`);
    const watcher = await builder.build(environment);
    if (!("on" in watcher)) continue;
    let hasFailed = false;
    watcher.on("event", (event) => {
      if (event.code === "START") {
        hasFailed = false;
        unfinished.add(name);
      } else if (event.code === "ERROR") {
        hasFailed = true;
        logger.error(String(event.error));
      }
      // An end follows an error, too.
      else if (event.code === "END" && !hasFailed && unfinished.delete(name) && unfinished.size === 0) onBuilt();
    });
    server.httpServer?.once("close", () => void watcher.close());
  }
}
