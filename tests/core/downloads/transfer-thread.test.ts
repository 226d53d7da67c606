/** The core's side of the transfer worker, with threads that end when they should not. */
import { performance } from "node:perf_hooks";
import { afterEach, expect, test } from "vitest";
import { Transfer } from "#core/downloads/transfer/transfer.ts";

const { signal } = new AbortController();
const check = { path: "/nowhere", sizeBytes: 1, blobId: "0".repeat(64) };
const tools = { signal, onBytes: () => undefined };

let transfer: Transfer;
afterEach(() => transfer.close());

/** A thread that does what its lines say with each batch of messages. */
function threadOf(lines: string): URL {
  const text = `import { parentPort, threadId } from "node:worker_threads"; parentPort.on("message", (batch) => {${lines}});`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

const answerAll = `for (const { call, what } of batch) parentPort.postMessage([{ type: "result", call, result: { isRight: true } }]);`;

test("calls under way fail when their thread ends, and the next one has a new thread", async () => {
  transfer = new Transfer(threadOf(`if (batch[0].what.path === "/end") process.exit(0); ${answerAll}`));
  expect(await transfer.check(check, tools)).toBe(true);
  await expect(transfer.check({ ...check, path: "/end" }, tools)).rejects.toMatchObject({ isDisk: false });
  expect(await transfer.check(check, tools)).toBe(true);
});

test("a call that comes while the old thread's last messages wait to be sent reaches the new one", async () => {
  transfer = new Transfer(threadOf(`if (batch[0].what.path === "/end") process.exit(0); ${answerAll}`));
  expect(await transfer.check(check, tools)).toBe(true);
  const ended = transfer.check({ ...check, path: "/end" }, tools);
  const after = ended.catch(() => transfer.check(check, tools));
  // A turn of the event loop in which a message is left to be sent, and behind which the thread's end is heard.
  const late = new Promise<unknown>((resolve) => {
    setImmediate(() =>
      setTimeout(() => {
        resolve(transfer.check(check, tools).catch((error: unknown) => error));
        const until = performance.now() + 300;
        while (performance.now() < until) {
          // The thread ends meanwhile.
        }
      }, 0),
    );
  });
  expect(await after).toBe(true);
  await late;
});
