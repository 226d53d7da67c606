/**
 * The thread that moves bytes: CDN → part file → hash. It knows nothing of jobs, never sees a token, follows no redirect,
 * and names no file on its own.
 */
import { type MessagePort, parentPort } from "node:worker_threads";
import { type Dispatcher, request } from "undici";
import { isRightFile } from "#core/downloads/transfer/blob-hash.ts";
import { openPartFile, type PartFile } from "#core/downloads/transfer/part-file.ts";
import {
  type AnswerHead,
  type BodyOutcome,
  type BodySink,
  failureCode,
  receiveBody,
} from "#core/downloads/transfer/receive-body.ts";
import type {
  FetchOptions,
  FromWorker,
  ToWorker,
  WorkerCall,
  WorkerResults,
} from "#core/downloads/transfer/transfer-protocol.ts";
import { createDispatchers, type Dispatchers } from "#core/hub/dispatcher.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";
import { problemFromNetwork } from "#core/hub/problem-from-network.ts";

const progressEveryMs = 100;

/** Hears how long the part file is. */
type OnBytes = (bytes: number) => void;

const parts = new Map<number, PartFile>();
const running = new Map<number, AbortController>();
let ways: { readonly key: string; readonly dispatchers: Dispatchers } | null = null;

if (parentPort !== null) serve(parentPort);

function serve(port: MessagePort): void {
  const send = (message: FromWorker) => port.postMessage(message);
  port.on("message", (message: ToWorker) => {
    if (message.type === "abort") {
      running.get(message.call)?.abort();
      return;
    }
    const { call, what } = message;
    const abort = new AbortController();
    running.set(call, abort);
    const progress = throttled((bytes) => send({ type: "progress", call, bytes }));
    answer(what, abort.signal, progress.onBytes)
      .then(
        (result) => send({ type: "result", call, result }),
        (error: unknown) => send({ type: "failure", call, code: failureCode(error), message: String(error) }),
      )
      .finally(() => {
        progress.stop();
        running.delete(call);
      });
  });
}

async function answer(
  what: WorkerCall,
  signal: AbortSignal,
  onBytes: OnBytes,
): Promise<WorkerResults[WorkerCall["type"]]> {
  switch (what.type) {
    case "open": {
      const part = await openPartFile(what, signal);
      parts.set(what.part, part);
      return { offset: part.offset };
    }
    case "fetch": {
      const part = partOf(what.part);
      const outcome = await fetchInto(part, what, signal, onBytes);
      return { offset: part.offset, outcome };
    }
    case "write": {
      const part = partOf(what.part);
      part.write(what.bytes);
      return { offset: part.offset };
    }
    case "restart":
      partOf(what.part).restart();
      return { offset: 0 };
    case "verify":
      return { isRight: partOf(what.part).verify() };
    case "close":
      parts.get(what.part)?.close();
      parts.delete(what.part);
      return null;
    case "check":
      return { isRight: await isRightFile(what, signal) };
  }
}

async function fetchInto(
  part: PartFile,
  { url, headers, stallTimeoutMs, network }: FetchOptions,
  signal: AbortSignal,
  onBytes: OnBytes,
): Promise<BodyOutcome> {
  const ways = dispatchersFor(network);
  const target = new URL(url);
  let answered: Dispatcher.ResponseData;
  try {
    const timeouts = { headersTimeout: stallTimeoutMs, bodyTimeout: stallTimeoutMs };
    answered = await request(target, { dispatcher: ways.for(target), headers, signal, ...timeouts });
  } catch (error) {
    signal.throwIfAborted();
    return { type: "unreachable", problem: problemFromNetwork(error, target, ways.proxyOf(target)) };
  }
  const { body } = answered;
  // A body that is given up reports that as an error, which says nothing new.
  body.on("error", () => undefined);
  const sink: BodySink = {
    get offset() {
      return part.offset;
    },
    sizeBytes: part.sizeBytes,
    write: (bytes) => {
      part.write(bytes);
      onBytes(part.offset);
    },
    restart: () => part.restart(),
  };
  try {
    return await receiveBody(headOf(answered), body, sink, signal);
  } finally {
    body.destroy();
  }
}

function headOf({ statusCode, headers }: Dispatcher.ResponseData): AnswerHead {
  const single = (name: string) => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  return {
    status: statusCode,
    location: single("location"),
    contentLength: single("content-length"),
    contentRange: single("content-range"),
    contentEncoding: single("content-encoding"),
  };
}

/** The connections for a configuration, kept until another one comes. */
function dispatchersFor(network: NetworkConfig): Dispatchers {
  const key = JSON.stringify(network);
  if (ways?.key !== key) {
    void ways?.dispatchers.close();
    ways = { key, dispatchers: createDispatchers(network) };
  }
  return ways.dispatchers;
}

function partOf(number: number): PartFile {
  const part = parts.get(number);
  if (part === undefined) throw new Error("This part file is not open");
  return part;
}

/** Reports the latest length a moment later, so that the last bytes before a silence are told too. */
function throttled(report: OnBytes): { readonly onBytes: OnBytes; stop(): void } {
  let latest = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    onBytes: (bytes) => {
      latest = bytes;
      timer ??= setTimeout(() => {
        timer = null;
        report(latest);
      }, progressEveryMs);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
