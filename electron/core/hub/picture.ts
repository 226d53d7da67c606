/** Opens a picture of a card. Only from the Hub and its storage, only what is a picture by its bytes, and of a limited size. */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { HubCapability } from "#core/core.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { isAllowedHost, type PictureSource, pictureSource } from "#core/hub/picture-source.ts";
import { pictureType } from "#core/hub/picture-type.ts";
import { ProblemError } from "#core/problem-error.ts";

const pictureBytesMax = 20_000_000;
const redirectsMax = 5;
/** The kind of a picture shows within its first bytes; an SVG may begin with a comment. */
const startBytes = 2048;

/** Throws ProblemError: PERMISSION for another host, BAD_INPUT for what is no picture or too large, or as hubFetch does. */
export async function openPicture(
  hub: HubAccess,
  streams: ByteStreams,
  input: Parameters<HubCapability["picture"]>[0],
  signal: AbortSignal,
): ReturnType<HubCapability["picture"]> {
  const source = pictureSource(input.source, { hub: hub.endpoint().hub, ...input });
  if (source === null) throw notFromThere();
  // The stream outlives this call, so the call's signal ends it only until it is open.
  const life = new AbortController();
  const giveUp = () => life.abort(signal.reason);
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    const response = await fetchPicture(hub, source, life.signal);
    const declared = Number(response.headers.get("content-length") ?? Number.NaN);
    const isPlain = response.headers.get("content-encoding") === null;
    const sizeBytes = isPlain && Number.isSafeInteger(declared) && declared >= 0 ? declared : null;
    if (sizeBytes !== null && sizeBytes > pictureBytesMax) throw notShown("It is larger than 20 MB.");
    const body = limited(response, pictureBytesMax);
    const start = await readStart(body);
    const contentType = pictureType(start);
    if (contentType === null) throw notShown("It is not a PNG, JPEG, GIF, WebP or SVG picture.");
    const streamId = streams.open(rejoin(start, body), () => life.abort());
    return { streamId, contentType, sizeBytes };
  } catch (error) {
    life.abort();
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

/** From the Hub its redirects are followed, as for any file; from another host each one is checked. */
async function fetchPicture(hub: HubAccess, source: PictureSource, signal: AbortSignal): Promise<Response> {
  // Pictures are compressed already, and without more compression their length is known.
  const init = {
    signal,
    account: source.isRepoFile ? "active" : "none",
    headers: { "accept-encoding": "identity" },
  } as const;
  if (source.isRepoFile) return hub.fetchOk(source.url, init);
  let { url } = source;
  for (let hop = 0; hop <= redirectsMax; hop += 1) {
    const response = await hub.fetchOk(url, { ...init, redirect: "manual" });
    if (response.status < 300) return response;
    await response.body?.cancel();
    const next = URL.parse(response.headers.get("location") ?? "", url.href);
    if (next === null || !isAllowedHost(next, hub.endpoint().hub)) throw notFromThere();
    url = next;
  }
  throw notShown("It redirects too many times.");
}

async function* limited(response: Response, bytesMax: number): AsyncGenerator<Uint8Array, void, void> {
  let length = 0;
  if (response.body === null) return;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > bytesMax) throw notShown("It is larger than 20 MB.");
    yield chunk;
  }
}

async function readStart(body: AsyncGenerator<Uint8Array, void, void>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < startBytes; ) {
    const { done, value } = await body.next();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  return Buffer.concat(chunks);
}

async function* rejoin(start: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  yield start;
  yield* rest;
}

function notFromThere(): ProblemError {
  return new ProblemError({
    code: "PERMISSION",
    what: "This picture was not fetched",
    why: "It is not on the Hub. Asking another server would tell it what you look at.",
    action: null,
  });
}

function notShown(why: string): ProblemError {
  return new ProblemError({ code: "BAD_INPUT", what: "This picture is not shown", why, action: null });
}
