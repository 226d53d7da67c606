/** The core as the browser door runs it, with the few facts of it that the door itself needs. */
import { type CoreOptions, createCore } from "#core/create-core.ts";
import { serveChannel } from "#electron/api/serve-channel.ts";
import type { OpenCore } from "#electron/web-host/door/door-parts.ts";
import type { Theme } from "#shared/contract/settings.ts";

/** Builds the core. From then on a defect that nobody caught goes to its log, and ends neither the door nor a running download. */
export async function openCore(options: CoreOptions): Promise<OpenCore> {
  const core = await createCore(options);
  process.on("unhandledRejection", (error) => core.log.error("door.unhandled-rejection", error));
  let theme: Theme = "system";
  const closing = new AbortController();
  const followTheme = async () => {
    for await (const settings of core.settings.watch(closing.signal)) theme = settings.theme;
  };
  void followTheme();
  return {
    serve: (channel) => serveChannel(core, channel, core.log),
    theme: () => theme,
    runningDownloads: () => core.downloads.runningCount(),
    close() {
      closing.abort();
      return core.close();
    },
  };
}
