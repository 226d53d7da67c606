/** What the transfer worker does for each call of the core. */
import { isRightFile } from "#core/downloads/transfer/blob-hash.ts";
import type { BodyOutcome } from "#core/downloads/transfer/judge-head.ts";
import type {
  FetchOptions,
  Held,
  TransferEvent,
  WorkerCall,
  WorkerResults,
} from "#core/downloads/transfer/transfer-protocol.ts";
import { Engine } from "#core/downloads/transfer/worker/engine.ts";
import { HashClient } from "#core/downloads/transfer/worker/hash-client.ts";
import { openPartFile, type PartFile } from "#core/downloads/transfer/worker/part-file.ts";
import { SmallFiles } from "#core/downloads/transfer/worker/small-files.ts";
import type { StretchWriter } from "#core/downloads/transfer/worker/stretch-writer.ts";
import { Wire } from "#core/downloads/transfer/worker/wire.ts";
import { createDispatchers, type Dispatchers } from "#core/hub/dispatcher.ts";
import type { NetworkConfig } from "#core/hub/network-config.ts";

type OpenPart = { readonly file: PartFile; writer: StretchWriter | null };

type Ways = { readonly wire: Wire; readonly dispatchers: Dispatchers };

/** What is open in the worker. */
export type Desk = {
  readonly engine: Engine;
  readonly small: SmallFiles;
  readonly hashes: HashClient;
  readonly parts: Map<number, OpenPart>;
  /** The connections for a configuration, kept until another one comes. */
  waysFor(network: NetworkConfig): Ways;
  tick(now: number): void;
  isBusy(): boolean;
};

export type CallTools = {
  readonly signal: AbortSignal;
  onEvent(event: TransferEvent): void;
  /** What is told while the call goes on. */
  showProgress(progress: () => number): void;
};

/** `script` runs the hash thread. */
export function createDesk(script: URL): Desk {
  const engine = new Engine();
  const small = new SmallFiles(engine.limit);
  const parts = new Map<number, OpenPart>();
  let ways: (Ways & { readonly key: string }) | null = null;
  /** Those of earlier configurations end what they had begun. */
  let wires: Wire[] = [];
  return {
    engine,
    small,
    parts,
    hashes: new HashClient(script),
    waysFor: (network) => {
      const key = JSON.stringify(network);
      if (ways?.key !== key) {
        void ways?.dispatchers.close();
        const dispatchers = createDispatchers(network);
        ways = { key, dispatchers, wire: new Wire(dispatchers) };
        wires = [...wires.filter(({ isOpen }) => isOpen), ways.wire];
      }
      return ways;
    },
    tick: (now) => {
      for (const { file } of parts.values()) file.tick(now);
      for (const wire of wires) wire.tick(now);
      small.tick(now);
      engine.tick(now);
    },
    isBusy: () => parts.size > 0 || wires.some(({ isOpen }) => isOpen),
  };
}

/** Throws what the disk throws, or the signal's reason. */
export async function answerCall(
  desk: Desk,
  what: WorkerCall,
  tools: CallTools,
): Promise<WorkerResults[WorkerCall["type"]]> {
  const { signal } = tools;
  if (what.type === "open") {
    const file = await openPartFile(what, desk.hashes, signal);
    desk.parts.set(what.part, { file, writer: null });
    return heldOf(file);
  }
  if (what.type === "have") return { isPlaced: await desk.small.have(what.where, what.file, signal) };
  if (what.type === "store") return { isRight: await desk.small.store(what.where, what.file, what.bytes, signal) };
  if (what.type === "take") {
    const ways = desk.waysFor(what.network);
    return { outcome: await desk.small.take(what.where, what.file, what, ways, signal) };
  }
  if (what.type === "check") {
    let hashed = 0;
    tools.showProgress(() => hashed);
    const onBytes = (bytes: number) => {
      hashed = bytes;
    };
    return { isRight: await isRightFile(what, signal, onBytes) };
  }
  if (what.type === "limit") {
    desk.engine.limit.set(what.bytesPerSecond);
    return null;
  }
  const part = desk.parts.get(what.part);
  if (part === undefined) throw new Error("This part file is not open");
  const { file } = part;
  // Only bytes that the Hub itself serves come from outside; before anything else they go to the file.
  if (what.type !== "write") endWriter(part);
  switch (what.type) {
    case "fetch": {
      tools.showProgress(() => file.heldBytes);
      const outcome = await fetchRest(desk, file, what, tools);
      return { ...heldOf(file), outcome };
    }
    case "write":
      await write(desk, part, what, signal);
      return { heldBytes: file.heldBytes, wholeBytes: file.reachOf(what.offset + what.bytes.length) };
    case "restart":
      file.restart();
      return heldOf(file);
    case "verify":
      tools.showProgress(() => file.hashedBytes);
      return { isRight: await file.verify(signal) };
    case "drop-damaged": {
      const bytes = await file.dropDamaged(signal);
      return { ...heldOf(file), bytes };
    }
    case "drop-to-compare":
      await file.dropToCompare(what, signal);
      return heldOf(file);
    case "compare": {
      const bytes = await file.compare(what, what.isDropped, signal);
      return { ...heldOf(file), bytes };
    }
    case "close":
      desk.parts.delete(what.part);
      await file.close();
      return null;
  }
}

function heldOf({ heldBytes, wholeBytes }: PartFile): Held {
  return { heldBytes, wholeBytes };
}

function fetchRest(desk: Desk, part: PartFile, options: FetchOptions, tools: CallTools): Promise<BodyOutcome> {
  const url = new URL(options.url);
  const { wire, dispatchers } = desk.waysFor(options.network);
  const { signal, onEvent } = tools;
  return new Promise((resolve, reject) => {
    const fetch = desk.engine.start({
      wire,
      proxy: dispatchers.proxyOf(url),
      url,
      stallTimeoutMs: options.stallTimeoutMs,
      part,
      onEvent,
      onDone: resolve,
      onDiskError: reject,
    });
    signal.addEventListener("abort", () => {
      desk.engine.stop(fetch);
      reject(signal.reason);
    });
  });
}

async function write(
  { engine }: Desk,
  part: OpenPart,
  { offset, bytes }: Extract<WorkerCall, { readonly type: "write" }>,
  signal: AbortSignal,
): Promise<void> {
  if (offset + bytes.length > part.file.sizeBytes) throw new Error("More bytes than planned");
  if (part.writer?.position !== offset) {
    endWriter(part);
    part.writer = part.file.writeFrom(offset);
  }
  part.writer.push(bytes);
  await engine.limit.takeAndWait(bytes.length, signal);
}

function endWriter(part: OpenPart): void {
  const { writer } = part;
  part.writer = null;
  writer?.end();
}
