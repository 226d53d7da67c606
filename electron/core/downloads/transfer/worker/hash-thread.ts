/**
 * The second thread: reads part files behind the bytes that arrive and keeps their hashes, so that a file is verified
 * moments after its last byte. Also hashes files that lie in the cache. It only reads; the descriptors are the first thread's.
 */
import type { Hash } from "node:crypto";
import * as fs from "node:fs";
import type { MessagePort } from "node:worker_threads";
import { type FileToHash, startBlobHash } from "#core/downloads/transfer/blob-hash.ts";

export type ToHashThread =
  | { readonly type: "open"; readonly id: number; readonly fd: number; readonly file: FileToHash }
  /** The file is whole up to here. */
  | { readonly type: "mark"; readonly id: number; readonly upTo: number }
  /** What was hashed so far is no longer in the file. */
  | { readonly type: "restart"; readonly id: number; readonly turn: number }
  | { readonly type: "close"; readonly id: number };

/** `turn` counts the restarts, so that an answer about earlier content is known as one. */
export type FromHashThread =
  | {
      readonly type: "hashed";
      readonly id: number;
      readonly turn: number;
      readonly bytes: number;
      readonly digest: string | null;
    }
  | { readonly type: "failed"; readonly id: number; readonly turn: number; readonly code: string }
  /** The descriptor is no longer used. */
  | { readonly type: "closed"; readonly id: number };

type Entry = {
  readonly fd: number;
  readonly file: FileToHash;
  hash: Hash;
  turn: number;
  at: number;
  mark: number;
  toldAt: number;
};

const stepBytes = 1 << 20;
const tellEveryMs = 100;

export function serveHashing(port: MessagePort): void {
  const entries = new Map<number, Entry>();
  const buffer = Buffer.allocUnsafe(stepBytes);
  let isRunning = false;
  const send = (message: FromHashThread) => port.postMessage(message);

  function run(): void {
    let isIdle = true;
    for (const [id, entry] of entries) {
      if (entry.at >= entry.mark) continue;
      isIdle = false;
      step(id, entry);
    }
    isRunning = !isIdle;
    // In between, messages are heard.
    if (isRunning) setImmediate(run);
  }

  function step(id: number, entry: Entry): void {
    try {
      const count = fs.readSync(entry.fd, buffer, 0, Math.min(stepBytes, entry.mark - entry.at), entry.at);
      if (count === 0) throw Object.assign(new Error("The file ends early"), { code: "EOF" });
      entry.hash.update(buffer.subarray(0, count));
      entry.at += count;
    } catch (error) {
      // A restart begins anew.
      entry.mark = entry.at;
      const { turn } = entry;
      send({
        type: "failed",
        id,
        turn,
        code: error instanceof Error && "code" in error ? String(error.code) : "unknown",
      });
      return;
    }
    if (entry.at === entry.file.sizeBytes) tell(id, entry, entry.hash.digest("hex"));
    else if (performance.now() - entry.toldAt >= tellEveryMs) tell(id, entry, null);
  }

  function tell(id: number, entry: Entry, digest: string | null): void {
    entry.toldAt = performance.now();
    send({ type: "hashed", id, turn: entry.turn, bytes: entry.at, digest });
  }

  port.on("message", (message: ToHashThread) => {
    const entry = entries.get(message.id);
    if (message.type === "open") {
      const { fd, file } = message;
      const hash = startBlobHash(file);
      entries.set(message.id, { fd, file, hash, turn: 0, at: 0, mark: 0, toldAt: performance.now() });
    } else if (message.type === "close") {
      entries.delete(message.id);
      send({ type: "closed", id: message.id });
    } else if (entry === undefined) {
      // It was closed.
    } else if (message.type === "restart") {
      Object.assign(entry, { hash: startBlobHash(entry.file), turn: message.turn, at: 0, mark: 0 });
    } else {
      entry.mark = Math.max(entry.mark, message.upTo);
      if (!isRunning) run();
    }
  });
}
