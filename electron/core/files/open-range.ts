/**
 * Opens a stretch of a file: from the Hub cache where the whole file is there, so that it works offline, else from the Hub by a
 * range request, which follows to the storage without a token. Never more bytes than were asked for, whatever the server sends.
 */
import type { ByteStreams } from "#core/bytes/byte-streams.ts";
import type { FilesCapability } from "#core/core.ts";
import { openOnDisk } from "#core/files/open-on-disk.ts";
import { refuseSteps } from "#core/files/refuse-steps.ts";
import type { HubAccess } from "#core/hub/hub-fetch.ts";
import { ProblemError } from "#core/problem-error.ts";
import { encodePath, repoWebPath } from "#shared/model/repo-id.ts";

type RangeTools = { readonly hub: HubAccess; readonly streams: ByteStreams; readonly cacheFolder: string };
type RangeInput = Parameters<FilesCapability["read"]>[0];

/** A server that sends whole files only is read up to here; what lies further in would cost too much. */
const skipBytesMax = 16_777_216;

/** Throws ProblemError: CORRUPT where the file is shorter than asked, NOT_THE_HUB for a wrong stretch, or as hubFetch does. */
export async function openRange(
  { hub, streams, cacheFolder }: RangeTools,
  input: RangeInput,
  signal: AbortSignal,
): ReturnType<FilesCapability["read"]> {
  refuseSteps(input.path);
  const onDisk = await openOnDisk(cacheFolder, input);
  if (onDisk !== null) {
    if (input.start >= onDisk.sizeBytes) {
      onDisk.bytes.destroy();
      throw tooShort();
    }
    const streamId = streams.open(onDisk.bytes, () => onDisk.bytes.destroy());
    return { streamId, from: "disk", totalBytes: onDisk.sizeBytes };
  }
  // The stream outlives this call, so the call's signal ends it only until it is open.
  const life = new AbortController();
  const giveUp = () => life.abort(signal.reason);
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    const response = await askForRange(hub, input, life.signal);
    const { skipBytes, totalBytes } = judgeRange(response, input);
    const bytes = stretchOf(response, skipBytes, input.end - input.start);
    return { streamId: streams.open(bytes, () => life.abort()), from: "hub", totalBytes };
  } catch (error) {
    life.abort();
    throw error;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

async function askForRange(
  hub: HubAccess,
  { repo, commit, path, start, end }: RangeInput,
  signal: AbortSignal,
): Promise<Response> {
  const url = `${hub.endpoint().hub}${repoWebPath(repo)}/resolve/${commit}/${encodePath(path)}`;
  try {
    return await hub.fetchOk(url, { signal, headers: { range: `bytes=${start}-${end - 1}` } });
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "CORRUPT") throw tooShort();
    throw error;
  }
}

/** How many bytes of the answer come before the stretch, and how long the whole file is. */
function judgeRange(
  { status, headers }: Response,
  { start }: RangeInput,
): { readonly skipBytes: number; readonly totalBytes: number | null } {
  if (status === 206) {
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
    if (from === undefined || Number(from) !== start) throw otherStretch("It sent another part than asked for.");
    return { skipBytes: 0, totalBytes: total === undefined ? null : safeSize(total) };
  }
  if (start > skipBytesMax)
    throw otherStretch("It sends files only as a whole, so a part from within cannot be shown.");
  const isPlain = headers.get("content-encoding") === null;
  return { skipBytes: start, totalBytes: isPlain ? safeSize(headers.get("content-length") ?? "") : null };
}

function safeSize(text: string): number | null {
  const size = Number.parseInt(text, 10);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}

async function* stretchOf(
  response: Response,
  skipBytes: number,
  lengthBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  let at = -skipBytes;
  if (response.body === null) return;
  for await (const chunk of response.body) {
    const from = Math.max(0, -at);
    const to = Math.min(chunk.length, lengthBytes - at);
    at += chunk.length;
    if (to > from) yield chunk.subarray(from, to);
    if (at >= lengthBytes) return;
  }
}

function tooShort(): ProblemError {
  return new ProblemError({
    code: "CORRUPT",
    what: "The file is shorter than the Hub's list says",
    why: "There is nothing where this part should be.",
    action: { type: "retry", label: "Try again" },
  });
}

function otherStretch(why: string): ProblemError {
  return new ProblemError({
    code: "NOT_THE_HUB",
    what: "The server did not send this part of the file",
    why,
    action: { type: "retry", label: "Try again" },
  });
}
