/** The bytes topic over the core: chunks as base64, one for each call, so that the reader sets the pace. */
import { api } from "#electron/api/api-builder.ts";

const { bytes: topic } = api;

export const bytes = topic.router({
  read: topic.read.handler(async ({ input, context: { core, call } }) => {
    const chunk = await core.bytes.read(input.streamId, call);
    return { chunk: chunk === null ? null : Buffer.from(chunk).toString("base64") };
  }),
  close: topic.close.handler(({ input, context: { core } }) => core.bytes.close(input.streamId)),
});
