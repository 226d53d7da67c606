/**
 * One connection to a file server, over which one request at a time is sent. Reads straight into one buffer that all
 * connections share, so that bytes cost neither memory nor a copy on their way. Knows nothing of proxies, redirects or tokens.
 */
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { connect as connectTls, type SecureContext } from "node:tls";
import { type Dispatcher, errors } from "undici";
import { headBytesMax, readWireHead, type WireHead } from "#core/downloads/transfer/worker/wire-head.ts";

export type WireRequest = {
  readonly origin: string;
  readonly path: string;
  readonly method: "GET";
  readonly headers: Readonly<Record<string, string>>;
  /** The longest silence before the head and between the bytes, in milliseconds. */
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
};

/** A chunk that the handler is given is only valid during the call. */
export type Exchange = { readonly request: WireRequest; readonly handler: Dispatcher.DispatchHandler };

export type ConnectionOptions = {
  readonly url: URL;
  readonly tls: SecureContext;
  readonly connectTimeoutMs: number;
  /** Where bytes arrive. */
  readonly buffer: Buffer;
  /** It can serve another request. */
  onFree(connection: WireConnection): void;
  /** It ended; it serves no other request. */
  onGone(connection: WireConnection): void;
  /** The answer is not one that this reads; nothing of it was told. The connection is gone. */
  onUnreadable(exchange: Exchange): void;
  /** The server had closed it before it heard of the request. */
  onStale(exchange: Exchange): void;
};

const idleMs = 4000;
/**
 * What is read from one plain connection before the others have their turn. Else a fast one is read from for as long as it has
 * bytes waiting, up to 8 MiB, which makes it faster still, and the windows of the others stay small: they bring next to nothing.
 * Over TLS the system's loop takes 64 KiB at a time and is fair by itself.
 */
const turnBytesMax = 1 << 20;
const headEnd = "\r\n\r\n";

export class WireConnection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  #exchange: Exchange | null = null;
  #isConnected = false;
  #isReused = false;
  #isPaused = false;
  /** What arrived of the head so far. */
  #headBytes = Buffer.alloc(0);
  #head: WireHead | null = null;
  #left = 0;
  #turnBytes = 0;
  /** When the last bytes came, or a wait for them began. */
  #heardAt = performance.now();
  readonly #controller: Dispatcher.DispatchController;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = this.#open();
    this.#socket.on("error", (error) => this.#fail(error));
    this.#socket.on("close", () => this.#fail(new errors.SocketError("other side closed")));
    const abort = () => this.#abort();
    const pause = (isPaused: boolean) => this.#pause(isPaused);
    const isPaused = () => this.#isPaused;
    this.#controller = {
      aborted: false,
      reason: null,
      get paused() {
        return isPaused();
      },
      abort,
      pause: () => pause(true),
      resume: () => pause(false),
    };
  }

  send(exchange: Exchange): void {
    this.#exchange = exchange;
    this.#head = null;
    this.#headBytes = Buffer.alloc(0);
    exchange.handler.onRequestStart?.(this.#controller, null);
    if (this.#isConnected && this.#exchange === exchange) this.#write(exchange);
  }

  /** Ends what was silent for too long. */
  tick(now: number): void {
    const { request } = this.#exchange ?? { request: null };
    const silentMs = now - this.#heardAt;
    if (this.#isPaused) return;
    if (!this.#isConnected) {
      if (silentMs > this.#options.connectTimeoutMs) this.#end(new errors.ConnectTimeoutError("Connect timeout"));
    } else if (request === null) {
      if (silentMs > idleMs) this.#socket.destroy();
    } else if (this.#head === null) {
      if (silentMs > request.headersTimeout) this.#end(new errors.HeadersTimeoutError());
    } else if (silentMs > request.bodyTimeout) {
      this.#end(new errors.BodyTimeoutError());
    }
  }

  #open(): Socket {
    const { url, tls, buffer } = this.#options;
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
    const onread = { buffer, callback: (count: number) => this.#read(buffer.subarray(0, count)) };
    const servername = isIP(host) === 0 ? host : "";
    // Node's typings do not know that TLS takes `onread` as well.
    const secured = { host, port, servername, secureContext: tls, ALPNProtocols: ["http/1.1"], onread };
    const socket = url.protocol === "https:" ? connectTls(secured) : connectPlain({ host, port, onread });
    socket.setNoDelay(true).setKeepAlive(true, 60_000);
    socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
      this.#isConnected = true;
      if (this.#exchange !== null) this.#write(this.#exchange);
    });
    return socket;
  }

  #write({ request: { path, headers } }: Exchange): void {
    const lines = Object.entries({ host: this.#options.url.host, connection: "keep-alive", ...headers });
    const text = `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
    // What a URL or an earlier answer said must not become a line of its own.
    if (/[^\x21-\x7e]/.test(path) || lines.some(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value))) {
      this.#end(new errors.InvalidArgumentError("The request cannot be sent as it is"));
      return;
    }
    this.#heardAt = performance.now();
    this.#socket.write(text, "latin1");
  }

  /** Answers whether to go on reading. */
  #read(bytes: Buffer): boolean {
    const exchange = this.#exchange;
    this.#heardAt = performance.now();
    if (exchange === null) {
      // It speaks without being asked.
      this.#socket.destroy();
      return false;
    }
    const body = this.#head === null ? this.#readHead(exchange, bytes) : bytes;
    if (body === null || this.#exchange !== exchange) return !this.#isPaused;
    const mine = body.length > this.#left ? body.subarray(0, this.#left) : body;
    const isTooMuch = mine.length < body.length;
    this.#left -= mine.length;
    if (mine.length > 0) exchange.handler.onResponseData?.(this.#controller, mine);
    if (this.#left === 0 && this.#exchange === exchange) this.#complete(exchange, isTooMuch);
    else this.#giveWay(bytes.length);
    return !this.#isPaused;
  }

  #giveWay(bytes: number): void {
    this.#turnBytes += bytes;
    if (this.#turnBytes < turnBytesMax || this.#options.url.protocol === "https:") return;
    this.#turnBytes = 0;
    this.#socket.pause();
    setImmediate(() => {
      if (!this.#isPaused) this.#socket.resume();
    });
  }

  /** The bytes behind the head; null while it is not whole, or is not for us. */
  #readHead(exchange: Exchange, bytes: Buffer): Buffer | null {
    this.#headBytes = Buffer.concat([this.#headBytes, bytes]);
    const end = this.#headBytes.indexOf(headEnd);
    if (end === -1 && this.#headBytes.length <= headBytesMax) return null;
    this.#head = end === -1 ? null : readWireHead(this.#headBytes.toString("latin1", 0, end));
    if (this.#head === null) {
      this.#exchange = null;
      this.#socket.destroy();
      this.#options.onUnreadable(exchange);
      return null;
    }
    this.#left = this.#head.bodyBytes;
    exchange.handler.onResponseStart?.(this.#controller, this.#head.status, { ...this.#head.headers });
    return this.#headBytes.subarray(end + headEnd.length);
  }

  #complete({ handler }: Exchange, isTooMuch: boolean): void {
    const isUsable = this.#head?.staysOpen === true && !isTooMuch;
    this.#exchange = null;
    this.#isReused = true;
    this.#pause(false);
    if (isUsable) this.#options.onFree(this);
    else this.#socket.destroy();
    handler.onResponseEnd?.(this.#controller, {});
  }

  #pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) {
      this.#socket.pause();
      return;
    }
    this.#heardAt = performance.now();
    this.#socket.resume();
  }

  /** Who aborts hears nothing more. */
  #abort(): void {
    this.#exchange = null;
    this.#options.onGone(this);
    this.#socket.destroy();
  }

  #end(error: Error): void {
    this.#fail(error);
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    this.#options.onGone(this);
    if (exchange === null) return;
    const isStale = this.#isReused && this.#head === null && this.#headBytes.length === 0;
    if (isStale && !(error instanceof errors.HeadersTimeoutError)) this.#options.onStale(exchange);
    else exchange.handler.onResponseError?.(this.#controller, error);
  }
}
