/** The downloads topic over the core. */
import { api } from "#electron/api/api-builder.ts";
import { jobEvents } from "#electron/api/job-events.ts";

const { downloads: topic } = api;

export const downloads = topic.router({
  watch: topic.watch.handler(({ context: { core, call } }) => jobEvents(core.downloads.watch(call.signal))),
  plan: topic.plan.handler(({ input, context: { core, call } }) => core.downloads.plan(input, call)),
  start: topic.start.handler(({ input, context: { core, call } }) => core.downloads.start(input, call)),
  pause: topic.pause.handler(({ input, context: { core } }) => core.downloads.pause(input.id)),
  resume: topic.resume.handler(({ input, context: { core } }) => core.downloads.resume(input.id)),
  cancel: topic.cancel.handler(({ input, context: { core } }) => core.downloads.cancel(input.id)),
  pauseAll: topic.pauseAll.handler(({ context: { core } }) => core.downloads.pauseAll()),
  resumeAll: topic.resumeAll.handler(({ context: { core } }) => core.downloads.resumeAll()),
  move: topic.move.handler(({ input, context: { core } }) => core.downloads.move(input.id, input.beforeId)),
  remove: topic.remove.handler(({ input, context: { core } }) => core.downloads.remove(input.id)),
  files: topic.files.handler(({ input, context: { core } }) =>
    core.downloads.files(input.id, input.offset, input.limit),
  ),
  reveal: topic.reveal.handler(({ input, context: { core } }) => core.downloads.reveal(input.id)),
});
