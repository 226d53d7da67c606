/** The core as the browser door runs it, with the few facts of it that the door itself needs. */
import { type CoreOptions, createCore } from "#core/create-core.ts";
import { themeNow } from "#core/page/theme-now.ts";
import { serveChannel } from "#electron/api/serve-channel.ts";
import type { OpenCore } from "#electron/web-host/door/door-parts.ts";

/** Builds the core. From then on a defect that nobody caught goes to its log, and ends neither the door nor a running download. */
export async function openCore(options: CoreOptions): Promise<OpenCore> {
  const core = await createCore(options);
  process.on("unhandledRejection", (error) => core.log.error("door.unhandled-rejection", error));
  const closing = new AbortController();
  return {
    serve: (channel) => serveChannel(core, channel, core.log),
    theme: themeNow(core.settings, closing.signal),
    runningDownloads: () => core.downloads.runningCount(),
    close() {
      closing.abort();
      return core.close();
    },
  };
}
