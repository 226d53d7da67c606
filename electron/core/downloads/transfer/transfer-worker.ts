/**
 * The threads that move bytes: CDN → part file, and behind it the hash. They know nothing of jobs, never see a token, follow
 * no redirect, and name no file on their own.
 */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { failureCode } from "#core/downloads/transfer/judge-head.ts";
import type {
  FromWorker,
  FromWorkerBatch,
  ToWorker,
  ToWorkerBatch,
} from "#core/downloads/transfer/transfer-protocol.ts";
import type { answerCall as AnswerCall, Desk } from "#core/downloads/transfer/worker/answer-call.ts";
import { ProblemError } from "#core/problem-error.ts";

const tickEveryMs = 50;
const progressEveryMs = 100;

if (parentPort !== null) {
  // Each thread loads what it needs: what fetches is three times as large as the rest of a thread, and a hash needs nothing of it.
  if (workerData === "hash") {
    const { serveHashing } = await import("#core/downloads/transfer/worker/hash-thread.ts");
    serveHashing(parentPort);
  } else {
    const { answerCall, createDesk } = await import("#core/downloads/transfer/worker/answer-call.ts");
    serve(parentPort, createDesk(new URL(import.meta.url)), answerCall);
  }
}

type Running = { readonly abort: AbortController; progress: (() => number) | null; told: number };

function serve(port: MessagePort, desk: Desk, answerCall: typeof AnswerCall): void {
  const running = new Map<number, Running>();
  let clock: NodeJS.Timeout | null = null;
  let toldAt = 0;
  let outbox: FromWorker[] = [];
  const send = (message: FromWorker) => {
    if (outbox.length === 0) setImmediate(flush);
    outbox.push(message);
  };
  function flush(): void {
    const batch: FromWorkerBatch = outbox;
    outbox = [];
    port.postMessage(batch);
  }

  function tick(): void {
    const now = performance.now();
    if (running.size === 0 && !desk.isBusy() && clock !== null) {
      clearInterval(clock);
      clock = null;
      return;
    }
    desk.tick(now);
    if (now - toldAt < progressEveryMs) return;
    toldAt = now;
    for (const [call, state] of running) tell(call, state);
  }

  function tell(call: number, state: Running): void {
    const bytes = state.progress?.() ?? 0;
    if (bytes === state.told) return;
    state.told = bytes;
    send({ type: "progress", call, bytes });
  }

  port.on("message", (batch: ToWorkerBatch) => {
    for (const message of batch) take(message);
  });

  function take(message: ToWorker): void {
    if (message.type === "abort") {
      running.get(message.call)?.abort.abort();
      return;
    }
    const { call, what } = message;
    const state: Running = { abort: new AbortController(), progress: null, told: 0 };
    running.set(call, state);
    clock ??= setInterval(tick, tickEveryMs);
    answerCall(desk, what, {
      signal: state.abort.signal,
      onEvent: (event) => send({ type: "event", call, event }),
      showProgress: (progress) => {
        state.progress = progress;
      },
    })
      .then(
        (result) => send({ type: "result", call, result }),
        (error: unknown) => send({ type: "failure", call, ...failureOf(error) }),
      )
      .finally(() => running.delete(call));
  }
}

function failureOf(error: unknown): Pick<Extract<FromWorker, { type: "failure" }>, "code" | "message" | "problem"> {
  const problem = error instanceof ProblemError ? error.problem : null;
  return { code: failureCode(error), message: String(error), problem };
}
