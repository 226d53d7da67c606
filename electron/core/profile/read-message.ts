/** Reads one line of JSON from a local socket, with a bound on its size. */
import type { Socket } from "node:net";
import type * as z from "zod";
import { ownerMessageBytesMax } from "#core/profile/owner-message.ts";

/** The first line as a checked message; null when the other side sends junk, too much, or goes away first. Never rejects. */
export function readMessage<Schema extends z.ZodType>(socket: Socket, schema: Schema): Promise<z.infer<Schema> | null> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const end = (message: z.infer<Schema> | null) => {
      socket.off("data", onData);
      socket.off("end", onGone);
      socket.off("close", onGone);
      resolve(message);
    };
    const onGone = () => end(null);
    const onData = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const lineEnd = received.indexOf(10);
      if (lineEnd > ownerMessageBytesMax || (lineEnd < 0 && received.length > ownerMessageBytesMax)) end(null);
      else if (lineEnd >= 0) end(parsed(received.subarray(0, lineEnd).toString("utf8"), schema));
    };
    socket.on("data", onData);
    socket.on("end", onGone);
    socket.on("close", onGone);
  });
}

function parsed<Schema extends z.ZodType>(line: string, schema: Schema): z.infer<Schema> | null {
  try {
    const result = schema.safeParse(JSON.parse(line));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
