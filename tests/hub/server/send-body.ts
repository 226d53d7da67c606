/** Writes an answer's body at the reader's pace, with the faults of the request: waiting, throttling, cutting, stalling. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Fault, FilePlace } from "#tests/hub/server/faults.ts";
import type { RecordedRequest } from "#tests/hub/server/recorded-request.ts";
import { BrokenOff, type Reply, type ReplyBody } from "#tests/hub/server/reply.ts";
import type { Throttle } from "#tests/hub/server/throttle.ts";

export type BodyPace = {
  readonly fault: Fault;
  readonly throttles: readonly Throttle[];
  /** Aborts when the reader goes away. */
  readonly signal: AbortSignal;
  readonly record: RecordedRequest;
};

/** Sends the body to its end, to the place where it is to break off, or until the reader goes away. */
export async function sendBody(response: ServerResponse, reply: Reply, pace: BodyPace): Promise<void> {
  try {
    await send(response, reply, pace);
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    pace.record.outcome = "dropped";
    // What was written has to reach the system first, so that the cut comes after exactly these bytes.
    await new Promise<void>((resolve) => void response.write("", () => resolve()));
    response.destroy();
  }
}

async function send(response: ServerResponse, { body, place }: Reply, pace: BodyPace): Promise<void> {
  const { fault, signal, record, throttles } = pace;
  const drop = Math.min(fault.dropAfterBytes ?? Infinity, bodyBytesBefore(fault.dropAt, place));
  const limit = Math.min(drop, fault.stallAfterBytes ?? Infinity, bodyBytesBefore(fault.stallAt, place));
  if (fault.bodyDelayMs !== undefined) {
    response.flushHeaders();
    await delay(fault.bodyDelayMs, undefined, { signal });
  }
  if (throttles.length > 0) response.flushHeaders();
  for await (const chunk of pieces(body, throttles)) {
    const part = chunk.subarray(0, Math.max(0, limit - record.sentBodyBytes));
    for (const throttle of throttles) await throttle.take(part.byteLength, signal);
    signal.throwIfAborted();
    const isTaken = part.byteLength === 0 || response.write(part);
    record.sentBodyBytes += part.byteLength;
    if (!isTaken) await drained(response, signal);
    if (record.sentBodyBytes >= drop) throw new BrokenOff();
    if (record.sentBodyBytes >= limit) await once(signal, "abort");
  }
  response.end();
}

/** How much of the body lies before a place of its file; Infinity where the body does not reach it. */
function bodyBytesBefore(at: FilePlace | undefined, place: Reply["place"]): number {
  if (at === undefined || place === undefined) return Infinity;
  const offset = typeof at === "number" ? at : Math.floor((place.sizeBytes * Number.parseFloat(at)) / 100);
  return offset < place.start ? Infinity : offset - place.start;
}

/** Answers when the reader has taken what was written; throws when it went away. Cheaper than events.once, which counts at a gigabyte a second. */
function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      response.off("drain", settle).off("close", settle);
      if (signal.aborted || response.destroyed) reject(signal.reason ?? new Error("The reader went away"));
      else resolve();
    };
    response.on("drain", settle).on("close", settle);
  });
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
