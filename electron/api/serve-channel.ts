/** Answers the contract's calls on one channel for as long as it is open: the one path behind both doors. */
import { mapEventIterator } from "@orpc/client";
import { StandardRPCHandler } from "@orpc/server/standard";
import { createServerPeerHandleRequestFn } from "@orpc/server/standard-peer";
import { experimental_ServerPeerWithoutCodec as ServerPeer } from "@orpc/standard-server-peer";
import type { Core } from "#core/core.ts";
import type { Log } from "#core/log/log.ts";
import { answerError } from "#electron/api/answer-error.ts";
import type { ApiContext } from "#electron/api/api-builder.ts";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { guardFrame } from "#electron/api/frame-guard.ts";
import { responseFrame } from "#electron/api/response-frame.ts";
import { router } from "#electron/api/router.ts";
import { openCallsMax } from "#shared/model/frame-limits.ts";

/**
 * Serves a channel whose page was let in already. A message that is no call, or one call more than `openCallsMax` at
 * once, closes the channel; when it closes, every call that runs on it is aborted. Never throws, and rejects nowhere.
 */
export function serveChannel(core: Core, channel: FrameChannel, log: Log): void {
  let isClosed = false;
  let openCalls = 0;
  const handle = createServerPeerHandleRequestFn(createHandler(log), { context: { core } });
  const peer = new ServerPeer(async (message) => {
    const { frame, isTooLarge } = await responseFrame(message);
    await channel.send(frame);
    if (isTooLarge) throw new RangeError("An answer did not fit into a frame");
  });

  const refuse = (reason: string) => {
    isClosed = true;
    log.warn("api.channel-refused", { reason });
    peer.close();
    channel.close(reason);
  };
  channel.onFrame((message) => {
    if (isClosed) return;
    const guarded = guardFrame(message);
    if (guarded.type === "refused") return refuse(guarded.reason);
    if (openCalls >= openCallsMax) return refuse("too many calls");
    openCalls += 1;
    peer
      .message(guarded.message, handle)
      .catch((error: unknown) => log.error("api.channel-failed", error))
      .finally(() => {
        openCalls -= 1;
      });
  });
  channel.onClose(() => {
    isClosed = true;
    peer.close();
  });
}

/** The handler of the whole contract, with every error on its way to the page put into the contract's words. */
function createHandler(log: Log): StandardRPCHandler<ApiContext> {
  return new StandardRPCHandler(router, {
    clientInterceptors: [
      async ({ next, path, procedure, signal }) => {
        const call = { name: path.join("."), declaredCodes: Object.keys(procedure["~orpc"].errorMap) };
        // Nobody hears an aborted call any more, and its errors say nothing.
        const answer = (error: unknown) => (signal?.aborted ? error : answerError(error, call, log));
        try {
          const output = await next();
          if (!isEventIterator(output)) return output;
          return mapEventIterator(output, {
            value: async (value: unknown) => value,
            error: async (error) => answer(error),
          });
        } catch (error) {
          throw answer(error);
        }
      },
    ],
  });
}

function isEventIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output;
}
