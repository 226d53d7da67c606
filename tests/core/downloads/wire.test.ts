/** The connections to file servers, against a server that says byte by byte what it is told to. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Wire } from "#core/downloads/transfer/worker/wire.ts";
import type { WireRequest } from "#core/downloads/transfer/worker/wire-connection.ts";
import { createDispatchers } from "#core/hub/dispatcher.ts";

type Heard = { readonly socket: Socket; readonly head: string; readonly connection: number };

let server: Server;
let heard: Heard[];
let connections: number;
/** What the server does with a request. */
let answer: (request: Heard) => void;
const dispatchers = createDispatchers({ httpProxy: null, httpsProxy: null, noProxy: "", extraCa: [] });
let wire: Wire;
let ticking: NodeJS.Timeout;
beforeEach(async () => {
  heard = [];
  connections = 0;
  wire = new Wire(dispatchers);
  ticking = setInterval(() => wire.tick(performance.now()), 10);
  server = createServer((socket) => {
    connections += 1;
    const connection = connections;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const request = { socket, head: String(bytes), connection };
      heard.push(request);
      answer(request);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  clearInterval(ticking);
  for (const { socket } of heard) socket.destroy();
  server.close();
  await once(server, "close");
});

type Told = { status: number; body: string; error: string | null };

/** Sends a request and answers what its handler heard; `onData` may pause or abort. */
function ask(
  options: Partial<WireRequest> = {},
  onData: (controller: { abort(reason: Error): void; pause(): void; resume(): void }) => void = () => undefined,
): Promise<Told> {
  const { port } = server.address() as AddressInfo;
  const told: Told = { status: 0, body: "", error: null };
  return new Promise((resolve) => {
    wire.dispatch(
      {
        origin: `http://127.0.0.1:${port}`,
        path: "/file?Signature=x",
        method: "GET",
        headers: { range: "bytes=0-4" },
        headersTimeout: 5000,
        bodyTimeout: 5000,
        ...options,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_, status) => {
          told.status = status;
        },
        onResponseData: (controller, chunk) => {
          told.body += String(chunk);
          onData(controller);
        },
        onResponseEnd: () => resolve(told),
        onResponseError: (_, error) => resolve({ ...told, error: "code" in error ? String(error.code) : error.name }),
      },
    );
  });
}

const hello = "HTTP/1.1 206 Partial Content\r\nContent-Length: 5\r\n\r\nhello";

test("the request names host and range, and one connection serves one request after the other", async () => {
  answer = ({ socket }) => socket.write(hello);
  for (const _ of [1, 2, 3]) expect(await ask()).toEqual({ status: 206, body: "hello", error: null });
  expect(heard.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  const { port } = server.address() as AddressInfo;
  expect(heard[0]?.head).toBe(
    `GET /file?Signature=x HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: keep-alive\r\nrange: bytes=0-4\r\n\r\n`,
  );
});

test("a head and a body in single bytes are one answer", async () => {
  answer = ({ socket }) => {
    socket.setNoDelay(true);
    for (const byte of hello) socket.write(byte);
  };
  expect(await ask()).toEqual({ status: 206, body: "hello", error: null });
});

test("a server that closes, or says more than it promised, is not asked again over that connection", async () => {
  const answers = [hello.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"), `${hello} and more`, hello];
  answer = ({ socket }) => socket.write(answers.shift() ?? "");
  for (const _ of [1, 2, 3]) expect((await ask()).body).toBe("hello");
  expect(heard.map(({ connection }) => connection)).toEqual([1, 2, 3]);
});

test("a connection that the server closed while nobody used it costs another one, not the request", async () => {
  answer = ({ socket, connection }) => {
    if (heard.length === 2 && connection === 1) socket.destroy();
    else socket.write(hello);
  };
  expect((await ask()).body).toBe("hello");
  expect(await ask()).toEqual({ status: 206, body: "hello", error: null });
  expect(heard.map(({ connection }) => connection)).toEqual([1, 1, 2]);
});

test("an answer in chunks is read by undici, and that server's next one at once", async () => {
  answer = ({ socket }) => socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
  expect(await ask()).toEqual({ status: 200, body: "hello", error: null });
  expect(await ask()).toEqual({ status: 200, body: "hello", error: null });
  expect(heard.length).toBe(3);
});

test("a connection that ends in the middle of the body is an error", async () => {
  answer = ({ socket }) => socket.end(hello.slice(0, -2));
  expect(await ask()).toMatchObject({ body: "hel", error: "UND_ERR_SOCKET" });
});

test.each([
  ["before the head", "", "UND_ERR_HEADERS_TIMEOUT"],
  ["in the middle of the head", hello.slice(0, 20), "UND_ERR_HEADERS_TIMEOUT"],
  ["in the middle of the body", hello.slice(0, -2), "UND_ERR_BODY_TIMEOUT"],
])("silence %s is an error", async (_, text, error) => {
  answer = ({ socket }) => socket.write(text);
  expect(await ask({ headersTimeout: 100, bodyTimeout: 100 })).toMatchObject({ error });
});

test("nothing that answers is an error with the system's code", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  other.close();
  await once(other, "close");
  expect(await ask({ origin: `http://127.0.0.1:${port}` })).toMatchObject({ error: "ECONNREFUSED" });
});

test("a head without an end is not read for ever", async () => {
  answer = ({ socket, connection }) => {
    if (connection === 1) socket.write(`HTTP/1.1 200 OK\r\nX: ${"a".repeat(40_000)}`);
    else socket.write(hello);
  };
  // Undici, which reads it then, gets another answer here.
  expect((await ask()).body).toBe("hello");
});

test.each([
  ["path", { path: "/a\r\nAuthorization: b" }],
  ["header", { headers: { "if-range": '"a"\r\nX: y' } }],
])("a line break in the %s is not sent", async (_, options) => {
  answer = ({ socket }) => socket.write(hello);
  expect(await ask(options)).toMatchObject({ error: "UND_ERR_INVALID_ARG" });
  expect(heard).toEqual([]);
});

test("a paused answer brings nothing and is not called silent, and goes on when resumed", async () => {
  answer = ({ socket }) => {
    socket.write(hello.slice(0, -2));
    setTimeout(() => socket.write("lo"), 20);
  };
  let pauses = 0;
  const told = await ask({ bodyTimeout: 60 }, (controller) => {
    pauses += 1;
    if (pauses > 1) return;
    controller.pause();
    setTimeout(() => controller.resume(), 200);
  });
  expect(told).toEqual({ status: 206, body: "hello", error: null });
});

test("who aborts hears nothing more, and the connection is given up", async () => {
  answer = ({ socket }) => socket.write(hello.slice(0, -2));
  let isOver = false;
  void ask({}, (controller) => controller.abort(new Error("Enough"))).then(() => {
    isOver = true;
  });
  await expect.poll(() => heard[0]?.socket.closed).toBe(true);
  expect(isOver).toBe(false);
});

test("a connection that always has bytes waiting gives way to the others every mebibyte", async () => {
  const bytes = 24 << 20;
  const [head, body] = [`HTTP/1.1 200 OK\r\nContent-Length: ${bytes}\r\n\r\n`, Buffer.alloc(bytes)];
  answer = ({ socket }) => {
    socket.write(head);
    socket.write(body);
  };
  let isOver = false;
  let inTurn: [number, number] = [0, 0];
  let longest = 0;
  // Between two of these the loop reads once what each connection has waiting.
  const nextTurn = () => {
    inTurn = [0, 0];
    if (!isOver) setImmediate(nextTurn);
  };
  const read = (which: 0 | 1) =>
    new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const request = { path: "/file", method: "GET", headers: {}, headersTimeout: 5000, bodyTimeout: 5000 } as const;
      wire.dispatch(
        { origin: `http://127.0.0.1:${port}`, ...request },
        {
          onResponseData: (_, chunk) => {
            inTurn[which] += chunk.length;
            longest = Math.max(longest, inTurn[which]);
          },
          onResponseEnd: () => resolve(),
          onResponseError: (_controller, error) => reject(error),
        },
      );
    });
  nextTurn();
  await Promise.all([read(0), read(1)]);
  isOver = true;
  expect(longest).toBeLessThanOrEqual((1 << 20) + (256 << 10));
});
