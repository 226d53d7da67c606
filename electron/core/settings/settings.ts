/** The settings and where each value comes from. Other parts read them through getters, so that a change holds at once. */
import type { Clock } from "#core/clock.ts";
import type { SettingsCapability } from "#core/core.ts";
import type { Endpoint } from "#core/hub/hub-fetch.ts";
import { proxyProblem } from "#core/hub/proxy-problem.ts";
import type { Platform } from "#core/platform.ts";
import { ProblemError } from "#core/problem-error.ts";
import { resolveCacheFolder } from "#core/settings/cache-folder.ts";
import { normaliseEndpoint, resolveEndpoint } from "#core/settings/endpoint.ts";
import { freeBytes } from "#core/settings/free-bytes.ts";
import { createFolderChooser, isWritable } from "#core/settings/list-folders.ts";
import { loadSettings } from "#core/settings/load-settings.ts";
import type { SettingsFile } from "#core/settings/settings-file.ts";
import type { Settings } from "#core/settings/settings-schema.ts";
import { StateCell } from "#core/state-cell.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import type { Pictures, SettingsState } from "#shared/contract/settings.ts";

export type SettingsOptions = {
  readonly file: SettingsFile;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly clock: Clock;
  readonly platform: Pick<Platform, "chooseFolder">;
  report(notice: StoreNotice): void;
};

/** The capability, and what the core's other parts need of it. */
export type CoreSettings = {
  readonly capability: SettingsCapability;
  endpoint(): Endpoint;
  proxy(): SettingsState["proxy"];
  cacheFolder(): string;
  downloads(): SettingsState["downloads"];
  pictures(): Pictures;
  /** The path behind a folder id of `listFolders`. Throws ProblemError NOT_FOUND for an id that was not given out. */
  folderPath(folderId: string): string;
  /** The state; changes when a setting does. */
  readonly cell: StateCell<SettingsState>;
};

export function createSettings(options: SettingsOptions): CoreSettings {
  const { env, homeFolder, platform, report } = options;
  const loaded = loadSettings(options);
  const chooser = createFolderChooser(homeFolder);
  let settings = loaded.settings;
  for (const name of resolveEndpoint(settings.endpoint, env).badVariables) {
    const why = "It must be an https URL without credentials (http only for this computer), so it was passed over.";
    report({ what: `The variable ${name} cannot be used`, why });
  }
  const cell = new StateCell(stateOf(settings, null));
  void measure();

  function stateOf(from: Settings, free: number | null): SettingsState {
    const { endpoint, from: endpointFrom } = resolveEndpoint(from.endpoint, env);
    const cacheFolder = resolveCacheFolder(from.cacheFolder, env, homeFolder);
    return {
      theme: from.theme,
      pictures: from.pictures,
      endpoint: { url: endpoint.hub, from: endpointFrom },
      cacheFolder: { ...cacheFolder, freeBytes: free },
      downloads: from.downloads,
      proxy: from.proxy,
    };
  }

  async function measure(): Promise<void> {
    const { path } = cell.get().cacheFolder;
    const free = await freeBytes(path);
    cell.update((state) =>
      state.cacheFolder.path === path && state.cacheFolder.freeBytes !== free
        ? { ...state, cacheFolder: { ...state.cacheFolder, freeBytes: free } }
        : state,
    );
  }

  function change(fields: Partial<Settings>): void {
    settings = { ...settings, ...fields };
    loaded.save(settings);
    const isSameFolder = fields.cacheFolder === undefined;
    cell.set(stateOf(settings, isSameFolder ? cell.get().cacheFolder.freeBytes : null));
    if (!isSameFolder) void measure();
  }

  return {
    cell,
    endpoint: () => resolveEndpoint(settings.endpoint, env).endpoint,
    proxy: () => settings.proxy,
    downloads: () => settings.downloads,
    pictures: () => settings.pictures,
    folderPath: (folderId) => chooser.pathOf(folderId),
    cacheFolder: () => cell.get().cacheFolder.path,
    capability: {
      watch(signal) {
        void measure();
        return cell.watch(signal);
      },
      setTheme: (theme) => change({ theme }),
      setPictures: (pictures) => change({ pictures }),
      setEndpoint(url) {
        const endpoint = url === null ? null : normaliseEndpoint(url);
        if (url !== null && endpoint === null) {
          throw badInput(
            "This cannot be the address of a Hub",
            "It must be an https URL without a name, password or query. http is allowed for this computer only.",
          );
        }
        change({ endpoint });
      },
      setProxy(proxy) {
        const why = proxy.type === "manual" ? proxyProblem(proxy.url) : null;
        if (why !== null) throw badInput("This proxy cannot be used", why);
        change({ proxy });
      },
      setDownloads: (downloads) => change({ downloads }),
      async setCacheFolder(folderId) {
        const path = folderId === null ? null : chooser.pathOf(folderId);
        if (path !== null && !(await isWritable(path))) {
          throw new ProblemError({
            code: "DISK",
            what: `Nothing can be written to ${path.slice(0, 400)}`,
            why: "The folder is read-only for you, or it is gone.",
            action: { type: "retry", label: "Choose another" },
          });
        }
        change({ cacheFolder: path });
      },
      listFolders: (folderId) => chooser.list(folderId),
      async chooseFolder() {
        const from = cell.get().cacheFolder.path;
        const choice = await platform.chooseFolder({ title: "Choose the cache folder", from });
        return choice.type === "chosen" ? { type: "chosen", folder: chooser.know(choice.path) } : choice;
      },
    },
  };
}

function badInput(what: string, why: string): ProblemError {
  return new ProblemError({ code: "BAD_INPUT", what, why, action: null });
}
