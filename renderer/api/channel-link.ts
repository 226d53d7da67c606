/** The contract's calls over one page channel. Knows frames and calls, not how a channel comes up again. */
import { type ClientContext, type ClientLink, mapEventIterator } from "@orpc/client";
import { StandardRPCLink } from "@orpc/client/standard";
import {
  type BaseMessageFormat,
  experimental_ClientPeerWithoutCodec as ClientPeer,
  deserializeResponseMessage,
  encodeRequestMessage,
} from "@orpc/standard-server-peer";
import { ConnectionError } from "#renderer/api/connection-error.ts";
import type { PageChannel } from "#renderer/api/page-channel.ts";
import { frameBytesMax } from "#shared/model/frame-limits.ts";

/**
 * A link whose calls and streams reject with ConnectionError("lost") when the channel ends, and with the reason of
 * their own signal when they are aborted.
 */
export function channelLink(channel: PageChannel): ClientLink<ClientContext> {
  let hasEnded = false;
  const peer = new ClientPeer(async ([id, type, payload]) => {
    const frame = await encodeRequestMessage(id, type, payload);
    if (typeof frame !== "string" || new Blob([frame]).size > frameBytesMax) throw new ConnectionError("too-large");
    channel.send(frame);
  });
  channel.onFrame((frame) => {
    const message: BaseMessageFormat = JSON.parse(frame);
    void peer.message(deserializeResponseMessage(message));
  });
  channel.onEnd(() => {
    hasEnded = true;
    peer.close({ reason: new ConnectionError("lost") });
  });

  const meaning = (error: unknown, signal: AbortSignal | undefined): unknown => {
    if (signal?.aborted) return signal.reason;
    return hasEnded ? new ConnectionError("lost") : error;
  };
  return new StandardRPCLink(
    {
      call: async (request) => {
        if (hasEnded) throw new ConnectionError("lost");
        const response = await peer.request(request);
        return { ...response, body: () => Promise.resolve(response.body) };
      },
    },
    {
      url: "http://orpc",
      interceptors: [
        async ({ next, signal }) => {
          try {
            const output = await next();
            if (!isEventIterator(output)) return output;
            return mapEventIterator(output, {
              value: async (value: unknown) => value,
              error: async (error) => meaning(error, signal),
            });
          } catch (error) {
            throw meaning(error, signal);
          }
        },
      ],
    },
  );
}

function isEventIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
