/** Chromium's DevTools protocol over a pipe: the browser ends with the process that holds the other end. */
import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { CDPSession } from "@playwright/test";

/** One target's commands and events, with the protocol's types as Playwright has them. */
export type Session = Pick<CDPSession, "send" | "on">;

export type Cdp = {
  /** The browser itself. */
  readonly browser: Session;
  /** The target that was attached under this id. */
  session(id: string): Session;
};

/** What comes over the pipe; what is inside is as Chromium's own protocol says. */
type Message = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };

export function connect(output: Writable, input: Readable): Cdp {
  const waiting = new Map<number, Waiting>();
  const emitters = new Map<string, EventEmitter>();
  let lastId = 0;
  let rest = "";

  const emitterOf = (sessionId: string) => {
    const known = emitters.get(sessionId) ?? new EventEmitter();
    emitters.set(sessionId, known);
    return known;
  };
  const receive = ({ id, sessionId = "", method, params, result, error }: Message) => {
    if (method !== undefined) return void emitterOf(sessionId).emit(method, params);
    const call = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || call === undefined) return;
    waiting.delete(id);
    if (error) call.reject(new Error(error.message));
    else call.resolve(result);
  };
  input.setEncoding("utf8");
  input.on("data", (part: string) => {
    const messages = (rest + part).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) receive(JSON.parse(message));
  });
  // The browser may be gone in the middle of a word; who waits is told below.
  output.on("error", () => input.destroy());
  input.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser is gone"));
    waiting.clear();
  });

  const session = (sessionId: string): Session => {
    const target = {
      send: (method: string, params: object = {}) =>
        new Promise<unknown>((resolve, reject) => {
          if (input.destroyed) return reject(new Error("The browser is gone"));
          lastId += 1;
          waiting.set(lastId, { resolve, reject });
          output.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
        }),
      on(event: string, listener: (params: unknown) => void) {
        emitterOf(sessionId).on(event, listener);
        return target;
      },
    };
    // Playwright's types say what each method answers; Chromium answers it.
    return target as unknown as Session;
  };
  return { browser: session(""), session };
}
