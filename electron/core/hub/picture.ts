/**
 * Opens a picture of a card: from the Hub and its storage, and from another host where the setting or a person allows it. Only
 * what is a picture by its bytes, and of a limited size in bytes and pixels. The token goes along to files of the Hub alone.
 */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { HubCapability } from "#core/core.ts";
import type { Elsewhere } from "#core/hub/elsewhere.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { PictureCache } from "#core/hub/picture-cache.ts";
import { pictureSize } from "#core/hub/picture-size.ts";
import { pictureSource } from "#core/hub/picture-source.ts";
import { pictureType } from "#core/hub/picture-type.ts";
import { ProblemError } from "#core/problem-error.ts";
import type { Pictures } from "#shared/contract/settings.ts";
import { isHubHost } from "#shared/model/picture-host.ts";

export type PictureParts = {
  readonly hub: HubAccess;
  readonly elsewhere: Pick<Elsewhere, "fetch">;
  /** The setting for pictures on other hosts. */
  readonly setting: () => Pictures;
  readonly streams: ByteStreams;
};

const pictureBytesMax = 20_000_000;
/** What a large photograph has; unpacked it takes four bytes each. */
const pixelsMax = 50_000_000;
const sideMax = 20_000;
const redirectsMax = 5;
/** The kind of a picture shows within its first bytes; an SVG may begin with a comment. */
const startBytes = 2048;
/** A JPEG says how large it is only after its metadata. */
const headBytesMax = 1_000_000;

type Input = Parameters<HubCapability["picture"]>[0];

/** Throws ProblemError: PERMISSION for a host that may not be asked, BAD_INPUT for what is no picture or too large, or as the network does. */
export function createPictures(parts: PictureParts): HubCapability["picture"] {
  const { hub, streams } = parts;
  const cache = new PictureCache();
  return async (input, { signal }) => {
    const source = permitted(parts, input);
    const account = source.type === "repo-file" ? hub.activeAccountId() : null;
    const key = JSON.stringify([account, source.url.href]);
    const kept = cache.get(key);
    if (kept !== null) {
      const streamId = streams.open(once(kept.bytes), () => undefined);
      return { streamId, contentType: kept.contentType, sizeBytes: kept.bytes.length };
    }
    // The stream outlives this call, so the call's signal ends it only until it is open.
    const life = new AbortController();
    const giveUp = () => life.abort(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    try {
      const response = await fetchPicture(parts, source, life.signal);
      const declared = Number(response.headers.get("content-length") ?? Number.NaN);
      const isPlain = response.headers.get("content-encoding") === null;
      const sizeBytes = isPlain && Number.isSafeInteger(declared) && declared >= 0 ? declared : null;
      if (sizeBytes !== null && sizeBytes > pictureBytesMax) throw notShown("It is larger than 20 MB.");
      const body = limited(response, pictureBytesMax);
      const { start, contentType } = await readHead(body);
      const chunks = cache.keep(key, contentType, rejoin(start, body));
      return { streamId: streams.open(chunks, () => life.abort()), contentType, sizeBytes };
    } catch (error) {
      life.abort();
      throw error;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
  };
}

type Source = ReturnType<typeof pictureSource>;

/** Where the picture is fetched from, if it may be. */
function permitted({ hub, setting }: PictureParts, input: Input): Exclude<Source, { type: "nowhere" }> {
  const source = pictureSource(input.source, { hub: hub.endpoint().hub, ...input });
  if (source.type === "nowhere") throw notFromThere("Its address is none that pictures are fetched from.");
  if (source.type !== "elsewhere") return source;
  const pictures = setting();
  if (pictures === "always" || (pictures === "ask" && input.isAsked)) return source;
  throw notFromThere("It is not on the Hub. Asking another server would tell it what you look at.");
}

/** From the Hub its redirects are followed, as for any file; from another host each one is checked. */
async function fetchPicture(
  { hub, elsewhere }: PictureParts,
  source: Exclude<Source, { type: "nowhere" }>,
  signal: AbortSignal,
): Promise<Response> {
  if (source.type === "elsewhere") return elsewhere.fetch(source.url.href, signal);
  // Pictures are compressed already, and without more compression their length is known.
  const init = {
    signal,
    account: source.type === "repo-file" ? "active" : "none",
    headers: { "accept-encoding": "identity" },
  } as const;
  if (source.type === "repo-file") return hub.fetchOk(source.url, init);
  let { url } = source;
  for (let hop = 0; hop <= redirectsMax; hop += 1) {
    const response = await hub.fetchOk(url, { ...init, redirect: "manual" });
    if (response.status < 300) return response;
    await response.body?.cancel();
    const next = URL.parse(response.headers.get("location") ?? "", url.href);
    if (next === null || !isHubHost(next, hub.endpoint().hub, URL.parse))
      throw notFromThere("The Hub sends it to another server.");
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

/** Reads until kind and size are known, and judges both. */
async function readHead(body: AsyncGenerator<Uint8Array, void, void>) {
  let start = new Uint8Array();
  for (let bytesWanted = startBytes; ; bytesWanted *= 4) {
    start = await readOn(start, body, bytesWanted);
    const isEnd = start.length < bytesWanted;
    const contentType = pictureType(start);
    if (contentType === null) throw notShown("It is not a PNG, JPEG, GIF, WebP or SVG picture.");
    const size = pictureSize(start, contentType);
    if (size.type === "pixels") {
      const { width, height } = size;
      if (width > sideMax || height > sideMax || width * height > pixelsMax)
        throw notShown(`It has ${width} × ${height} pixels.`);
    }
    if (size.type !== "unknown") return { start, contentType };
    if (isEnd || bytesWanted > headBytesMax) throw notShown("It does not say how large it is.");
  }
}

async function readOn(
  start: Uint8Array,
  body: AsyncGenerator<Uint8Array, void, void>,
  bytesWanted: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [start];
  for (let { length } = start; length < bytesWanted; ) {
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

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}

function notFromThere(why: string): ProblemError {
  return new ProblemError({ code: "PERMISSION", what: "This picture was not fetched", why, action: null });
}

function notShown(why: string): ProblemError {
  return new ProblemError({ code: "BAD_INPUT", what: "This picture is not shown", why, action: null });
}
