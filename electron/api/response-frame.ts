/** An answer as a frame of text. One that would be larger than the page accepts becomes the generic error of that call alone. */
import { ORPCError } from "@orpc/server";
import { type DecodedResponseMessage, encodeResponseMessage, MessageType } from "@orpc/standard-server-peer";
import { frameBytesMax } from "#shared/model/frame-limits.ts";

/** Encodes a message of the server's peer. `isTooLarge` says that the frame holds the error instead of the message. */
export async function responseFrame([id, type, payload]: DecodedResponseMessage): Promise<{
  readonly frame: string;
  readonly isTooLarge: boolean;
}> {
  const frame = await encodeResponseMessage(id, type, payload);
  if (typeof frame === "string" && Buffer.byteLength(frame) <= frameBytesMax) return { frame, isTooLarge: false };
  const error = { json: new ORPCError("INTERNAL_SERVER_ERROR", { message: "Internal server error" }).toJSON() };
  const answer =
    type === MessageType.EVENT_ITERATOR
      ? { i: id, t: type, p: { e: "error", d: error } }
      : { i: id, p: { s: 500, b: error } };
  return { frame: JSON.stringify(answer), isTooLarge: true };
}
