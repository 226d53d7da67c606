import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ByteStreams } from "#core/bytes/byte-streams.ts";
import { systemClock } from "#core/clock.ts";
import type { Core } from "#core/core.ts";
import { createPictures } from "#core/hub/picture.ts";
import { pictureSource } from "#core/hub/picture-source.ts";
import { pictureType } from "#core/hub/picture-type.ts";
import { createTestCore, type TestCore } from "#tests/core/create-test-core.ts";
import { openHubFetch } from "#tests/core/hub/open-hub-fetch.ts";
import { serve } from "#tests/core/serve.ts";
import { contentOfBytes } from "#tests/hub/content/content.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const call = { signal: new AbortController().signal };
const png = Buffer.concat([pngHead(640, 480), Buffer.alloc(600_000, 7)]);

/** The beginning of a PNG file: its signature and the chunk that has its size. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\0", "latin1");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

let hub: RunningHub;
let started: TestCore;
let core: Core;

beforeAll(async () => {
  hub = await startHub({
    repos: [
      {
        id: "ana-m/pictured",
        isPrivate: true,
        files: {
          "small.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
          "page.png": "<!doctype html><script>alert(1)</script>",
          "assets/large.png": contentOfBytes(png),
        },
      },
    ],
  });
  started = await createTestCore({ hub });
  core = started.core;
  await core.accounts.add({ token: hub.tokens.read }, call);
});
afterEach(() => hub.faults.clear());
afterAll(async () => {
  await started.close();
  await hub.close();
});

const open = (source: string, isAsked = false) =>
  core.hub.picture({ repo: { kind: "model", id: "ana-m/pictured" }, revision: "main", source, isAsked }, call);

/** Pictures over a Hub of the test's own; nothing elsewhere can be asked. */
function picturesOf(origin: string) {
  const opened = openHubFetch({ hub: origin, router: null });
  const streams = new ByteStreams(systemClock);
  const elsewhere = { fetch: () => Promise.reject(new Error("Nothing elsewhere is asked here")) };
  const picture = createPictures({ hub: opened.hub, elsewhere, setting: () => "never", streams });
  const at = { repo: { kind: "model", id: "a/b" }, revision: "main", isAsked: true } as const;
  return {
    streams,
    open: (source: string) => picture({ ...at, source }, call),
    async close() {
      streams.closeAll();
      await opened.close();
    },
  };
}

async function readAll(streamId: string): Promise<{ bytes: Buffer; chunks: number[] }> {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = await core.bytes.read(streamId, call);
    if (chunk === null) return { bytes: Buffer.concat(chunks), chunks: chunks.map((one) => one.length) };
    chunks.push(chunk);
  }
}

test("a picture of a private repo comes whole, in chunks, and its kind is told by its bytes", async () => {
  const { streamId, contentType, sizeBytes } = await open("./assets/large.png");
  expect({ contentType, sizeBytes }).toEqual({ contentType: "image/png", sizeBytes: png.length });
  const { bytes, chunks } = await readAll(streamId);
  expect(bytes.equals(png)).toBe(true);
  expect(chunks).toEqual([262_144, 262_144, png.length - 2 * 262_144]);
  await expect(core.bytes.read(streamId, call)).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  expect(hub.leaks()).toEqual([]);
});

test.each([
  "small.svg",
  "/small.svg",
  "ana",
  "HUB/ana-m/pictured/blob/main/small.svg",
  "/ana-m/pictured/raw/main/small.svg",
])("the source %s is understood", async (source) => {
  const text = source.replace("HUB", hub.hubUrl);
  if (source === "ana") return expect(open(text)).rejects.toMatchObject({ problem: { code: "NOT_FOUND" } });
  const { streamId, contentType } = await open(text);
  expect(contentType).toBe("image/svg+xml");
  expect((await readAll(streamId)).bytes.toString()).toContain("<svg");
});

test("a picture that was read whole is not fetched again", async () => {
  await readAll((await open("assets/large.png")).streamId);
  hub.clearRequests();
  const again = await open("assets/large.png");
  expect(again).toMatchObject({ contentType: "image/png", sizeBytes: png.length });
  expect((await readAll(again.streamId)).bytes.equals(png)).toBe(true);
  expect(hub.requests).toEqual([]);
});

test("a small file that unpacks into too many pixels is not shown", async () => {
  const server = await serve((_, response) => void response.end(pngHead(30_000, 30_000)));
  const { open: from, close } = picturesOf(server.origin);
  await expect(from("bomb.png")).rejects.toMatchObject({
    problem: { code: "BAD_INPUT", why: expect.stringContaining("30000 × 30000") },
  });
  await close();
  await server.close();
});

test("what calls itself a picture and is a web page is not shown", async () => {
  await expect(open("page.png")).rejects.toMatchObject({ problem: { code: "BAD_INPUT" } });
});

test("a picture that says it is too large is not shown, and one that does not say so ends at the limit", async () => {
  const picture = Buffer.alloc(21_000_000, 32);
  picture.write("<svg>");
  const server = await serve(({ url }, response) => {
    if (url.endsWith("honest.svg")) response.setHeader("content-length", picture.length);
    response.write(picture);
    response.end();
  });
  const { open: from, streams, close } = picturesOf(server.origin);
  await expect(from("honest.svg")).rejects.toMatchObject({ problem: { code: "BAD_INPUT" } });
  const { streamId } = await from("silent.svg");
  const readOn = async () => {
    while ((await streams.read(streamId, call)) !== null);
  };
  await expect(readOn()).rejects.toMatchObject({ problem: { code: "BAD_INPUT" } });
  await close();
  await server.close();
});

test("a picture of the Hub that redirects elsewhere is not fetched from there", async () => {
  const elsewhere = await serve((_, response) => void response.end(png));
  const server = await serve(
    (_, response) => void response.writeHead(302, { location: `${elsewhere.origin}/x` }).end(),
  );
  const { open: from, close } = picturesOf(server.origin);
  await expect(from(`${server.origin}/front/x.png`)).rejects.toMatchObject({ problem: { code: "PERMISSION" } });
  expect(elsewhere.asked).toEqual([]);
  await close();
  await Promise.all([server.close(), elsewhere.close()]);
});

test.each([
  "https://evil.example/x.png",
  "//evil.example/x.png",
  "http://127.0.0.1:9/x.png",
  "file:///etc/passwd",
  "data:image/png;base64,AAAA",
  "javascript:alert(1)",
  "../../../api/whoami-v2",
  "%2e%2e/%2e%2e/%2e%2e/api/whoami-v2",
  "..\\..\\..\\api\\whoami-v2",
])("%s is not fetched", async (source) => {
  hub.clearRequests();
  await expect(open(source)).rejects.toMatchObject({ problem: { code: "PERMISSION" } });
  expect(hub.requests).toEqual([]);
});

test("an address of the Hub that is no file of a repo gets no token", async () => {
  hub.clearRequests();
  await expect(open(`${hub.hubUrl}/api/whoami-v2`)).rejects.toMatchObject({ problem: { code: "NOT_SIGNED_IN" } });
  expect(hub.requests.map(({ hasAuthorization }) => hasAuthorization)).toEqual([false]);
});

test("at the official Hub its own storage hosts are allowed, and nothing that only looks like them", () => {
  const at = { hub: "https://huggingface.co", repo: { kind: "model", id: "a/b" } as const, revision: "main" };
  const of = (source: string) => pictureSource(source, at);
  expect(of("x.png")).toMatchObject({
    type: "repo-file",
    url: { href: "https://huggingface.co/a/b/resolve/main/x.png" },
  });
  expect(of("https://cdn-uploads.huggingface.co/x.png")).toMatchObject({ type: "hub" });
  expect(of("https://us.aws.cdn.hf.co/x.png")).toMatchObject({ type: "hub" });
  expect(of("https://huggingface.co/front/x.png")).toMatchObject({ type: "hub" });
  expect(of("https://huggingface.co/datasets/c/d/resolve/main/x.png")).toMatchObject({ type: "repo-file" });
  for (const source of [
    "https://evilhf.co/x.png",
    "https://hf.co.evil.example/x.png",
    "https://us.aws.cdn.hf.co:8443/x.png",
    "//evil.example/x.png",
    "\\\\evil.example\\x.png",
  ]) {
    expect(of(source).type, source).toBe("elsewhere");
  }
  for (const source of [
    "http://us.aws.cdn.hf.co/x.png",
    "https://ana:pw@huggingface.co/a/b/resolve/main/x.png",
    "https://huggingface.co@evil.example/x.png",
    " javascript:alert(1)",
    "data:image/png;base64,AAAA",
  ]) {
    expect(of(source).type, source).toBe("nowhere");
  }
});

test("at another Hub the official storage hosts are third hosts", () => {
  const at = { hub: "https://mirror.example/hf", repo: { kind: "dataset", id: "a/b" } as const, revision: "refs/pr/1" };
  expect(pictureSource("https://us.aws.cdn.hf.co/x.png", at).type).toBe("elsewhere");
  expect(pictureSource("x.png", at)).toMatchObject({
    url: { href: "https://mirror.example/hf/datasets/a/b/resolve/refs%2Fpr%2F1/x.png" },
  });
});

test.each([
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff\xe0"],
  ["image/gif", "GIF89a"],
  ["image/webp", "RIFF1234WEBPVP8 "],
  ["image/svg+xml", '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg width="1">'],
  [null, "RIFF1234WAVEfmt "],
  [null, "<html><svg>"],
  [null, "<svgfoo>"],
  [null, ""],
])("%s is told from its first bytes", (contentType, start) => {
  expect(pictureType(Buffer.from(start, "latin1"))).toBe(contentType);
});
