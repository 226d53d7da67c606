import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WorkerAnswer, WorkerRequest } from "#renderer/ui/markdown/worker/messages.ts";
import { type CardState, parseInWorker } from "#renderer/ui/markdown/worker/parse-in-worker.ts";

// The build makes the worker's address; here no worker is started from it.
vi.mock("#renderer/ui/markdown/worker/card-worker.ts?worker&url", () => ({ default: "card-worker.js" }));

const tree = { nodes: ["text"], headings: [], pictures: [] };
const plan = (count: number): WorkerAnswer => ({
  type: "planned",
  frontMatter: { type: "none" },
  sections: Array.from({ length: count }, (_, at) => ({ start: at * 10, end: at * 10 + 10 })),
});

/** Workers that answer as a test says; without an answer they hang. */
function workers(answer: (request: WorkerRequest, worker: number) => WorkerAnswer | null) {
  const started: { isEnded: boolean; readonly asked: WorkerRequest[] }[] = [];
  const start = () => {
    const own = { isEnded: false, asked: [] as WorkerRequest[] };
    const number = started.push(own);
    const worker: Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror"> = {
      onmessage: null,
      onerror: null,
      postMessage(request: WorkerRequest) {
        own.asked.push(request);
        const data = answer(request, number);
        if (data !== null) queueMicrotask(() => worker.onmessage?.call(worker as Worker, { data } as MessageEvent));
      },
      terminate() {
        own.isEnded = true;
      },
    };
    return worker;
  };
  return { start, started };
}

/** Parses until nothing happens any more, letting the patience run out as often as it is asked. */
async function parse(answer: Parameters<typeof workers>[0], patienceCount = 0, needed: readonly number[] = []) {
  const { start, started } = workers(answer);
  let state: CardState = { frontMatter: null, sections: [] };
  const card = { markdown: "x".repeat(40), frontMatter: null, idPrefix: "card" };
  const work = parseInWorker(
    card,
    (next) => {
      state = next;
    },
    { start, patienceMs: 1000, spare: { worker: null } },
  );
  for (const index of needed) work.need(index);
  for (let turn = 0; turn <= patienceCount; turn += 1) {
    for (let tick = 0; tick < 200; tick += 1) await Promise.resolve();
    if (turn < patienceCount) vi.advanceTimersByTime(1000);
  }
  work.close();
  return { state, started };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("all sections come, the needed one first", async () => {
  const { state, started } = await parse(
    (request) => (request.type === "open" ? plan(4) : { type: "section", index: request.index, tree }),
    0,
    [2],
  );
  expect(state.sections.map(({ type }) => type)).toEqual(["tree", "tree", "tree", "tree"]);
  expect(started.flatMap(({ asked }) => asked).map((one) => (one.type === "open" ? "open" : one.index))).toEqual([
    "open",
    2,
    0,
    1,
    3,
  ]);
});

test("a worker that hangs is ended, its section is text, and another worker goes on", async () => {
  const { state, started } = await parse((request) => {
    if (request.type === "open") return plan(3);
    return request.index === 1 ? null : { type: "section", index: request.index, tree };
  }, 1);
  expect(state.sections.map((one) => (one.type === "text" ? one.why : one.type))).toEqual(["tree", "slow", "tree"]);
  expect(started.filter(({ isEnded }) => isEnded)).toHaveLength(1);
});

test("after three that hang the rest is text, and none is started any more", async () => {
  const { state, started } = await parse((request) => (request.type === "open" ? plan(5) : null), 6);
  expect(state.sections.map((one) => (one.type === "text" ? one.why : one.type))).toEqual(Array(5).fill("slow"));
  expect(started.filter(({ asked }) => asked.length > 0).length).toBeLessThanOrEqual(3);
});

test("a worker that cannot even cut the card leaves all of it as text", async () => {
  const { state } = await parse(() => null, 1);
  expect(state.sections).toMatchObject([{ start: 0, end: 40, type: "text", why: "slow" }]);
});
