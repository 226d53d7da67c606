/** A file as an answer: Range, If-Range, If-None-Match, 416 and gzip (reference section 4.3). */

import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { type Content, chunksOf } from "#tests/hub/content/content.ts";
import type { Reply, ReplyHeaders } from "#tests/hub/server/reply.ts";
import type { HubRequest } from "#tests/hub/server/route.ts";

export type FileAnswer = {
  readonly content: Content;
  /** Without quotes. */
  readonly etag: string;
  readonly contentType: string;
  readonly headers?: ReplyHeaders;
  /** Whether the file may go out gzipped to a client that accepts it. */
  readonly isCompressible?: boolean;
};

/** The answer to a GET or HEAD of this file. */
export function sendFile(request: HubRequest, file: FileAnswer): Reply {
  const isReplaced = request.fault.replaceFile === true;
  const { sizeBytes } = file.content;
  const content = isReplaced ? otherBytes(file.content) : file.content;
  const etag = isReplaced ? `"${file.etag.slice(1)}0"` : `"${file.etag}"`;
  const headers: ReplyHeaders = {
    "Content-Type": file.contentType,
    ETag: etag,
    "Accept-Ranges": "bytes",
    ...file.headers,
  };
  if (listsEtag(request.headers["if-none-match"], etag)) return { status: 304, headers, body: null };
  const range = request.fault.ignoreRange === true || !rangeApplies(request, etag) ? null : request.headers.range;
  const span = range == null ? null : parseRange(range, sizeBytes);
  if (span === "unsatisfiable") {
    return {
      status: 416,
      headers: { ...headers, "Content-Range": `bytes */${sizeBytes}`, "Content-Length": 0 },
      body: null,
    };
  }
  if (span !== null) {
    const partHeaders = {
      ...headers,
      "Content-Range": `bytes ${span.start}-${span.end - 1}/${sizeBytes}`,
      "Content-Length": span.end - span.start,
    };
    const body = bytesOf(request, content, span.start, span.end);
    return { status: 206, headers: partHeaders, body, place: { start: span.start, sizeBytes } };
  }
  const body = bytesOf(request, content, 0, sizeBytes);
  if (file.isCompressible === true && sizeBytes > 0 && acceptsGzip(request)) {
    return {
      status: 200,
      headers: { ...headers, "Content-Encoding": "gzip", Vary: "Accept-Encoding" },
      body: gzip(body),
    };
  }
  return { status: 200, headers: { ...headers, "Content-Length": sizeBytes }, body, place: { start: 0, sizeBytes } };
}

function otherBytes({ sizeBytes, read }: Content): Content {
  return { sizeBytes, read: (start, end) => read(start, end).map((byte) => byte ^ 0x55) };
}

/** One range as `[start, end)`; null when it is not one range that we understand, which means the whole file. */
function parseRange(range: string, sizeBytes: number): { start: number; end: number } | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  if (first !== "" && last !== "" && Number(last) < start) return null;
  return start >= sizeBytes || (first === "" && Number(last) === 0) ? "unsatisfiable" : { start, end };
}

function rangeApplies(request: HubRequest, etag: string): boolean {
  const condition = request.headers["if-range"];
  return condition === undefined || condition === etag;
}

function listsEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((entry) => entry.trim() === "*" || entry.trim().replace(/^W\//, "") === etag);
}

function acceptsGzip(request: HubRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\D|$))/.test(String(request.headers["accept-encoding"] ?? ""));
}

async function* bytesOf(request: HubRequest, content: Content, start: number, end: number): AsyncGenerator<Uint8Array> {
  const wrong = request.fault.corruptByteAt;
  let at = start;
  for await (const chunk of chunksOf(content, start, end)) {
    if (wrong !== undefined && wrong >= at && wrong < at + chunk.byteLength) {
      const changed = Uint8Array.from(chunk);
      changed[wrong - at] = (changed[wrong - at] ?? 0) ^ 0xff;
      yield changed;
    } else {
      yield chunk;
    }
    at += chunk.byteLength;
  }
}

function gzip(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const zipped = createGzip();
  pipeline(Readable.from(body), zipped, () => undefined);
  return zipped;
}
