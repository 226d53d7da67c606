/** The state of the app as a whole, put together from the parts that know it. */
import { externalUrl } from "#core/app/external-url.ts";
import type { Notices } from "#core/app/notices.ts";
import type { AppCapability } from "#core/core.ts";
import type { Platform } from "#core/platform.ts";
import { isLoopback, isOfficial } from "#core/settings/endpoint.ts";
import { StateCell } from "#core/state-cell.ts";
import type { AppState, NetworkState } from "#shared/contract/app.ts";
import type { SettingsState } from "#shared/contract/settings.ts";

export type AppOptions = {
  readonly platform: Platform;
  readonly version: string;
  readonly isDemo: boolean;
  readonly settings: StateCell<SettingsState>;
  readonly network: StateCell<NetworkState>;
  readonly notices: Notices;
  readonly signal: AbortSignal;
};

export function createApp(options: AppOptions): AppCapability {
  const { platform, version, settings, network, notices, signal } = options;
  const hub = () => settings.get().endpoint.url;
  const state = (): AppState => ({
    version,
    door: platform.door,
    // Set to another Hub, the app is no longer on the demo's.
    isDemo: options.isDemo && isLoopback(new URL(hub()).hostname),
    endpoint: { url: hub(), isOfficial: isOfficial(hub()) },
    network: network.get(),
    notices: [...notices.cell.get()],
  });
  const cell = new StateCell(state());
  for (const part of [settings, network, notices.cell]) void follow(part);

  async function follow(part: StateCell<unknown>): Promise<void> {
    for await (const _ of part.watch(signal)) cell.set(state());
  }

  return {
    watch: (watchSignal) => cell.watch(watchSignal),
    dismissNotice: notices.dismiss,
    async openExternal(text) {
      const url = externalUrl(text, hub());
      const isOpened = await platform.openExternal(url);
      return { by: isOpened ? "door" : "page", url };
    },
  };
}
