/** The settings topic over the core. */
import { api } from "#electron/api/api-builder.ts";
import { watchEvents } from "#electron/api/watch-events.ts";

const { settings: topic } = api;

export const settings = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => watchEvents(core.settings.watch(call.signal))),
  setTheme: topic.setTheme.handler(({ input, context: { core } }) => core.settings.setTheme(input.theme)),
  setPictures: topic.setPictures.handler(({ input, context: { core } }) => core.settings.setPictures(input.pictures)),
  setEndpoint: topic.setEndpoint.handler(({ input, context: { core } }) => core.settings.setEndpoint(input.url)),
  setProxy: topic.setProxy.handler(({ input, context: { core } }) => core.settings.setProxy(input.proxy)),
  setDownloads: topic.setDownloads.handler(({ input, context: { core } }) =>
    core.settings.setDownloads(input.downloads),
  ),
  setCacheFolder: topic.setCacheFolder.handler(({ input, context: { core } }) =>
    core.settings.setCacheFolder(input.folderId),
  ),
  listFolders: topic.listFolders.handler(({ input, context: { core } }) => core.settings.listFolders(input.folderId)),
  chooseFolder: topic.chooseFolder.handler(({ context: { core } }) => core.settings.chooseFolder()),
});
