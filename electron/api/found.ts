/** The topic of tokens found on this computer, over the core. Only ids of findings cross it, never a token. */
import { api } from "#electron/api/api-builder.ts";

const { found: topic } = api;

export const found = topic.router({
  look: topic.look.handler(({ input, context: { core } }) => core.found.look(input.folderIds)),
  whoIs: topic.whoIs.handler(({ input, context: { core, call } }) => core.found.whoIs(input, call)),
  importToken: topic.importToken.handler(({ input, context: { core, call } }) => core.found.importToken(input, call)),
  previewMove: topic.previewMove.handler(({ input, context: { core } }) => core.found.previewMove(input.id)),
  move: topic.move.handler(({ input, context: { core, call } }) => core.found.move(input, call)),
  undoMove: topic.undoMove.handler(({ input, context: { core } }) => core.found.undoMove(input.undoId)),
});
