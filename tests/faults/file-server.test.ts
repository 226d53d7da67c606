/** File servers that answer as no file server should: byte by byte, into a part file, over the real worker. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Part, Transfer } from "#core/downloads/transfer/transfer.ts";
import { type Built, buildWorker } from "#tests/core/downloads/build-worker.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";

const sizeBytes = 3_000_000;
const right = Buffer.from(patternBytes("file-server", sizeBytes).read(0, sizeBytes));
const blobId = createHash("sha256").update(right).digest("hex");
const network = { httpProxy: null, httpsProxy: null, noProxy: "", extraCa: [] };
const { signal } = new AbortController();

type Asked = { readonly socket: Socket; readonly start: number; readonly end: number; readonly isRange: boolean };

let worker: Built;
let server: Server;
let sockets: Socket[];
let asked: Asked[];
let answers: ((request: Asked) => void)[];
let folder: string;
let transfer: Transfer;
let part: Part;
beforeAll(async () => {
  worker = await buildWorker();
});
afterAll(() => worker.remove());
beforeEach(async () => {
  [sockets, asked, answers] = [[], [], []];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const [, from, to] = /\r\nrange: bytes=(\d+)-(\d+)\r\n/i.exec(String(bytes)) ?? [];
      const isRange = from !== undefined;
      const request = { socket, isRange, start: Number(from ?? 0), end: Number(to ?? sizeBytes - 1) + 1 };
      asked.push(request);
      (answers.shift() ?? rightly)(request);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  folder = mkdtempSync(join(tmpdir(), "hubdeck-file-server-"));
  transfer = new Transfer(worker.url);
  part = await transfer.openPart(
    { path: join(folder, "part"), blobId, sizeBytes, source: "http://hub.test/f" },
    signal,
  );
});
afterEach(async () => {
  await part.close();
  await transfer.close();
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, "close");
  rmSync(folder, { recursive: true, force: true });
});

/** The head that a server should send for a request, with some lines of its own. */
function headOf({ start, end, isRange }: Asked, lines: Readonly<Record<string, string>> = {}): string {
  const range = isRange ? { "Content-Range": `bytes ${start}-${end - 1}/${sizeBytes}` } : {};
  const all = { "Content-Length": String(end - start), ETag: '"a"', ...range, ...lines };
  const text = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${isRange ? "206 Partial Content" : "200 OK"}\r\n${text.join("")}\r\n`;
}

function rightly(request: Asked): void {
  request.socket.write(headOf(request));
  request.socket.write(right.subarray(request.start, request.end));
}

function fetchRest(stallTimeoutMs = 1000) {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/file`;
  return part.fetch(
    { url, stallTimeoutMs, network },
    { signal: AbortSignal.timeout(15_000), onBytes: () => undefined, onEvent: () => undefined },
  );
}

/** Breaks off in the middle, so that what follows is asked for by its range. */
function half(request: Asked): void {
  request.socket.write(headOf(request));
  request.socket.end(right.subarray(0, sizeBytes / 2));
}

async function expectRight(): Promise<void> {
  expect(await part.verify(() => undefined, signal)).toBe(true);
  expect(readFileSync(join(folder, "part")).equals(right)).toBe(true);
}

test.each([
  ["closes", (socket: Socket) => void socket.end()],
  ["goes silent", () => undefined],
])("a server that promises more than the stretch and then %s has brought it all", async (_, then) => {
  answers.push(half, (request) => {
    request.socket.write(headOf(request, { "Content-Length": String(request.end - request.start + 10) }));
    request.socket.write(right.subarray(request.start, request.end), () => then(request.socket));
  });
  expect(await fetchRest()).toEqual({ type: "complete" });
  await expectRight();
});

test("an interim answer has the real one behind it", async () => {
  const early = (request: Asked) => {
    request.socket.write("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n");
    rightly(request);
  };
  // The first reader leaves it to another one, which asks again.
  answers.push(early, early);
  expect(await fetchRest()).toEqual({ type: "complete" });
  await expectRight();
});

test.each<[string, Readonly<Record<string, string>>]>([
  ["of another place", { "Content-Range": `bytes 0-1499999/${sizeBytes}` }],
  ["of a larger file", { "Content-Range": `bytes 1500000-2999999/${sizeBytes + 1}` }],
  ["in several parts", { "Content-Range": "", "Content-Type": "multipart/byteranges; boundary=a" }],
  ["that are compressed", { "Content-Encoding": "gzip" }],
])("bytes %s are not written", async (_, lines) => {
  answers.push(half, ({ socket, ...request }) => {
    socket.write(headOf({ socket, ...request }, lines));
    socket.write(Buffer.alloc(request.end - request.start, 1));
  });
  expect(await fetchRest()).toMatchObject({ type: "mismatch" });
  expect(part.heldBytes).toBe(sizeBytes / 2);
  expect(await fetchRest()).toEqual({ type: "complete" });
  await expectRight();
});

test("a stretch that ends early is asked for from there on", async () => {
  answers.push(half, (request) => rightly({ ...request, end: request.start + 100_000 }));
  await fetchRest();
  expect(part.heldBytes).toBe(sizeBytes / 2 + 100_000);
  expect(await fetchRest()).toEqual({ type: "complete" });
  await expectRight();
});

test("a stretch in chunks is read too, and one whose last chunk does not come is complete", async () => {
  const inChunks = (request: Asked) => {
    const bytes = right.subarray(request.start, request.end);
    request.socket.write(headOf(request).replace(/Content-Length: \d+/, "Transfer-Encoding: chunked"));
    request.socket.write(`${bytes.length.toString(16)}\r\n`);
    request.socket.write(bytes);
  };
  answers.push(half, inChunks, inChunks);
  expect(await fetchRest()).toEqual({ type: "complete" });
  await expectRight();
});

test("a refusal whose length is not said is heard at once, for a small file too", async () => {
  answers.push(({ socket }) => socket.write("HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<Erro"));
  const repo = { kind: "model", id: "tests/small" } as const;
  const commit = "0".repeat(40);
  const where = { id: "small", repo, revision: "main", commit, cacheFolder: folder, folder: null, addedAt: 0 };
  const { port } = server.address() as AddressInfo;
  const options = { url: `http://127.0.0.1:${port}/file`, stallTimeoutMs: 60_000, network };
  const outcome = await transfer.take({ where, file: { path: "a.bin", sizeBytes: 10, blobId } }, options, signal);
  expect(outcome).toEqual({ type: "refused", status: 403 });
});

test("a file whose ETag is another one each time is not asked for for ever, and nothing of it is mixed", async () => {
  for (const tag of "bcdefghijkl") {
    answers.push((request) => {
      request.socket.write(headOf(request, { ETag: `"${tag}"` }));
      request.socket.end(Buffer.alloc(500_000, tag));
    });
  }
  expect(await fetchRest()).toMatchObject({ type: "mismatch" });
  expect(asked.length).toBeLessThan(10);
});

test("a proxy whose address is none is said to be, and the thread goes on", async () => {
  const options = { url: "http://files.test/file", stallTimeoutMs: 1000, network: { ...network, httpProxy: "::" } };
  const tools = { signal, onBytes: () => undefined, onEvent: () => undefined };
  expect(await part.fetch(options, tools)).toMatchObject({ type: "unreachable", problem: { code: "PROXY" } });
  expect(await fetchRest()).toEqual({ type: "complete" });
  await expectRight();
});
