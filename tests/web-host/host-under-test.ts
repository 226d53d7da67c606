/** A real web host over a small made-up page, with the means of an attacker: raw requests with any header, and sockets with any handshake. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { loadPageFiles } from "#core/page/page-files.ts";
import type { FrameChannel } from "#electron/api/frame-channel.ts";
import { type SocketLimits, socketLimits } from "#electron/web-host/api-sockets.ts";
import { startWebHost, type WebHost } from "#electron/web-host/start-web-host.ts";

export type HostUnderTest = {
  readonly host: WebHost;
  readonly folder: string;
  /** What the host told its door, in order. */
  readonly told: (string | number)[];
  /** Moves the host's time on. */
  advance(ms: number): void;
  stop(): Promise<void>;
};

/** Echoes each frame, so that a test sees whether it was let in. */
function echo(channel: FrameChannel): void {
  channel.onFrame((frame) => void channel.send(`echo ${String(frame)}`));
}

export async function startHost(
  options: { readonly limits?: Partial<SocketLimits>; readonly requestTimeoutMs?: number; readonly port?: number } = {},
): Promise<HostUnderTest> {
  const root = await mkdtemp(join(tmpdir(), "hubdeck-page-"));
  const folder = join(root, "page");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(root, "secret.json"), '"outside"');
  await writeFile(join(folder, "index.html"), '<html data-theme="__THEME__">');
  await writeFile(join(folder, "assets", "page.js"), "export {};");
  await writeFile(join(folder, "notes.txt"), "not of a known type");
  const told: (string | number)[] = [];
  let now = Date.now();
  const host = await startWebHost({
    port: options.port ?? 0,
    files: await loadPageFiles(folder),
    theme: () => "dark",
    serve: echo,
    onPages: (count) => told.push(count),
    onSpentLink: () => told.push("spent link"),
    clock: { now: () => now },
    limits: { ...socketLimits, ...options.limits },
    ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
  });
  return {
    host,
    folder,
    told,
    advance: (ms) => {
      now += ms;
    },
    async stop() {
      await host.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

export type RawAnswer = {
  /** Zero when the host hung up without a status. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** Sends these bytes and reads until the host hangs up. */
export function sendRaw(port: number, text: string, address = "127.0.0.1"): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: address }, () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", (error) => (answer === "" ? reject(error) : undefined));
    socket.on("close", () => resolve(parsedAnswer(answer)));
  });
}

/** A request with these header lines and nothing else but `Connection: close`. */
export function request(
  port: number,
  options: { readonly line?: string; readonly headers?: readonly string[]; readonly body?: string },
): Promise<RawAnswer> {
  const { line = "GET / HTTP/1.1", headers = [`Host: 127.0.0.1:${port}`], body = "" } = options;
  const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return sendRaw(port, [line, ...headers, ...length, "Connection: close", "", body].join("\r\n"));
}

function parsedAnswer(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(statusLine.split(" ")[1] ?? 0), headers: new Map(headers), body: rest.join("\r\n\r\n") };
}

/** The header lines of our own page's `POST /session`. */
export function pageHeaders(port: number): string[] {
  return [`Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, "Content-Type: application/json"];
}

export function postLaunch(port: number, launch: string, headers = pageHeaders(port)): Promise<RawAnswer> {
  return request(port, { line: "POST /session HTTP/1.1", headers, body: JSON.stringify({ launch }) });
}

export type Ticket = { readonly cookie: string; readonly secret: string };

/** What our own page has after it opened a fresh link. */
export async function signOn(host: WebHost): Promise<Ticket> {
  const answer = await postLaunch(host.port, launchOf(host.newLink()));
  if (answer.status !== 200) throw new Error(`POST /session answered ${answer.status}`);
  const body: unknown = JSON.parse(answer.body);
  if (typeof body !== "object" || body === null || !("pageSecret" in body)) throw new Error("no page secret");
  return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", secret: String(body.pageSecret) };
}

export function launchOf(link: string): string {
  return link.split("#launch=")[1] ?? "";
}

export type SocketOutcome =
  | { readonly type: "refused"; readonly status: number }
  | { readonly type: "closed"; readonly code: number }
  | { readonly type: "answered"; readonly frame: string };

/** Opens the API's socket as told, says `messages`, and answers the first thing that comes of it. */
export function tryApi(
  port: number,
  options: {
    readonly headers?: Record<string, string>;
    readonly messages?: readonly (string | Buffer)[];
    readonly path?: string;
    readonly address?: string;
  },
): Promise<SocketOutcome> {
  const { headers = {}, messages = [], path = "/api", address = "127.0.0.1" } = options;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${address}:${port}${path}`, { headers });
    const end = (outcome: SocketOutcome) => {
      resolve(outcome);
      socket.terminate();
    };
    socket.on("open", () => {
      for (const message of messages) socket.send(message);
    });
    socket.on("message", (data) => end({ type: "answered", frame: String(data) }));
    socket.on("close", (code) => end({ type: "closed", code }));
    socket.on("unexpected-response", (_request, response) =>
      end({ type: "refused", status: response.statusCode ?? 0 }),
    );
    socket.on("error", reject);
  });
}

/** The handshake headers and first messages of our own page. */
export function asPage(port: number, ticket: Ticket): { headers: Record<string, string>; messages: string[] } {
  return {
    headers: { origin: `http://127.0.0.1:${port}`, cookie: ticket.cookie },
    messages: [JSON.stringify({ secret: ticket.secret }), "hello"],
  };
}
