/**
 * Connections straight to file servers, kept open from one stretch to the next. Takes about a quarter of the processor time
 * of undici for the same bytes, and can do less: what is not a plain answer with a length is left to undici.
 */
import { createSecureContext, type SecureContext } from "node:tls";
import type { Dispatcher } from "undici";
import { type Exchange, WireConnection, type WireRequest } from "#core/downloads/transfer/worker/wire-connection.ts";
import type { Dispatchers } from "#core/hub/dispatcher.ts";

/** What one read takes at most. Larger ones leave the processor's cache before they are written. */
const readBytesMax = 256 << 10;

export class Wire {
  readonly #dispatchers: Dispatchers;
  readonly #buffer = Buffer.allocUnsafeSlow(readBytesMax);
  readonly #idle = new Map<string, WireConnection[]>();
  readonly #open = new Set<WireConnection>();
  /** Servers whose answers undici must read. */
  readonly #unreadable = new Set<string>();
  #tls: SecureContext | null = null;

  constructor(dispatchers: Dispatchers) {
    this.#dispatchers = dispatchers;
  }

  /** As undici's own, but a chunk is only valid during the call, and whoever aborts hears nothing more. Throws ProblemError PROXY. */
  dispatch(request: WireRequest, handler: Dispatcher.DispatchHandler): void {
    const url = new URL(request.origin);
    if (!this.#dispatchers.isDirect(url) || this.#unreadable.has(url.origin)) this.#leave(url, { request, handler });
    else (this.#idle.get(url.origin)?.pop() ?? this.#connect(url)).send({ request, handler });
  }

  /** Whether there are connections, used or not. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Ends what is silent for too long; to be called several times a second while `isOpen`. */
  tick(now: number): void {
    for (const connection of [...this.#open]) connection.tick(now);
  }

  #leave(url: URL, { request, handler }: Exchange): void {
    this.#dispatchers.for(url).dispatch(request, handler);
  }

  #connect(url: URL): WireConnection {
    const { ca, timeout } = this.#dispatchers.connect;
    // Made once: reading all certificates takes longer than connecting.
    this.#tls ??= createSecureContext(ca === undefined ? {} : { ca: [...ca] });
    const connection = new WireConnection({
      url,
      tls: this.#tls,
      connectTimeoutMs: timeout,
      buffer: this.#buffer,
      onFree: (free) => this.#idleAt(url).push(free),
      onGone: (gone) => {
        this.#open.delete(gone);
        this.#idle.set(
          url.origin,
          this.#idleAt(url).filter((other) => other !== gone),
        );
      },
      onUnreadable: (exchange) => {
        this.#unreadable.add(url.origin);
        this.#leave(url, exchange);
      },
      onStale: (exchange) => this.#connect(url).send(exchange),
    });
    this.#open.add(connection);
    return connection;
  }

  #idleAt(url: URL): WireConnection[] {
    const idle = this.#idle.get(url.origin) ?? [];
    this.#idle.set(url.origin, idle);
    return idle;
  }
}
