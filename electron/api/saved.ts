/** The saved topic over the core. */
import { api } from "#electron/api/api-builder.ts";
import { savedEvents } from "#electron/api/saved-events.ts";

const { saved: topic } = api;

export const saved = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => savedEvents(core.saved.watch(call.signal))),
  addFavourite: topic.addFavourite.handler(({ input, context: { core } }) => core.saved.addFavourite(input)),
  noteViewed: topic.noteViewed.handler(({ input, context: { core } }) => core.saved.noteViewed(input)),
  keepSearch: topic.keepSearch.handler(({ input, context: { core } }) => core.saved.keepSearch(input)),
  remove: topic.remove.handler(({ input, context: { core } }) => core.saved.remove(input.ids)),
  clearRecents: topic.clearRecents.handler(({ context: { core } }) => core.saved.clearRecents()),
  undo: topic.undo.handler(({ input, context: { core } }) => core.saved.undo(input.undoId)),
});
