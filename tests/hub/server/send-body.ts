/** Writes an answer's body at the reader's pace, with the faults of the request: waiting, throttling, cutting, stalling. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Fault } from "#tests/hub/server/faults.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";
import { BrokenOff, type ReplyBody } from "#tests/hub/server/reply.ts";
import type { Throttle } from "#tests/hub/server/throttle.ts";

export type BodyPace = {
  readonly fault: Fault;
  readonly throttles: readonly Throttle[];
  /** Aborts when the reader goes away. */
  readonly signal: AbortSignal;
  readonly record: RecordedRequest;
};

/** Sends the body to its end, to the place where it is to break off, or until the reader goes away. */
export async function sendBody(response: ServerResponse, body: ReplyBody, pace: BodyPace): Promise<void> {
  try {
    await send(response, body, pace);
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    pace.record.outcome = "dropped";
    // What was written has to reach the system first, so that the cut comes after exactly these bytes.
    await new Promise<void>((resolve) => void response.write("", () => resolve()));
    response.destroy();
  }
}

async function send(response: ServerResponse, body: ReplyBody, pace: BodyPace): Promise<void> {
  const { fault, signal, record, throttles } = pace;
  if (fault.bodyDelayMs !== undefined) {
    response.flushHeaders();
    await delay(fault.bodyDelayMs, undefined, { signal });
  }
  const limit = Math.min(fault.dropAfterBytes ?? Infinity, fault.stallAfterBytes ?? Infinity);
  for await (const chunk of pieces(body, throttles)) {
    const part = chunk.subarray(0, Math.max(0, limit - record.sentBodyBytes));
    for (const throttle of throttles) await throttle.take(part.byteLength, signal);
    signal.throwIfAborted();
    const isTaken = part.byteLength === 0 || response.write(part);
    record.sentBodyBytes += part.byteLength;
    if (!isTaken) await once(response, "drain", { signal });
    if (record.sentBodyBytes >= (fault.dropAfterBytes ?? Infinity)) throw new BrokenOff();
    if (record.sentBodyBytes >= limit) await once(signal, "abort");
  }
  response.end();
}

/** The body in pieces; a throttled one in pieces of about a twentieth of a second, so that it flows evenly. */
async function* pieces(body: ReplyBody, throttles: readonly Throttle[]): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const most = Math.max(1, Math.ceil(Math.min(...throttles.map((throttle) => throttle.bytesPerSecond)) / 20));
  const whole = typeof body === "string" ? Buffer.from(body, "utf8") : body;
  for await (const chunk of whole instanceof Uint8Array ? [whole] : whole) {
    for (let at = 0; at < chunk.byteLength; at += most) yield chunk.subarray(at, at + most);
  }
}
