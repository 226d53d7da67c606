/**
 * Has a card parsed by the worker, its beginning first and the rest as it is needed. A worker that takes too long over a
 * section is ended: that section is shown as text, another worker goes on, and after a few of them the rest is text too.
 */

import type { Tree } from "#renderer/ui/markdown/tree.ts";
import cardWorkerUrl from "#renderer/ui/markdown/worker/card-worker.ts?worker&url";
import type { FrontMatter } from "#renderer/ui/markdown/worker/front-matter.ts";
import type { CardText, SectionPlace, WorkerAnswer, WorkerRequest } from "#renderer/ui/markdown/worker/messages.ts";
import { startWorker } from "#renderer/ui/start-worker.ts";

export type CardSection = SectionPlace &
  (
    | { readonly type: "waiting" }
    | { readonly type: "tree"; readonly tree: Tree }
    /** `slow` where the worker had to be ended over it, `heavy` where it was not even tried. */
    | { readonly type: "text"; readonly why: "slow" | "heavy" }
  );

export type CardState = {
  /** Null until it was read. */
  readonly frontMatter: FrontMatter | null;
  readonly sections: readonly CardSection[];
};

type CardWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

export type ParseSettings = {
  readonly start: () => CardWorker;
  /** How long a worker may take over one answer. */
  readonly patienceMs: number;
  /** A worker that has nothing to do, for the next card: starting one takes longer than most cards do. */
  readonly spare: { worker: CardWorker | null };
};

export type CardParse = {
  /** A section is nearly on screen, and is parsed next. */
  need(index: number): void;
  close(): void;
};

const inThePage: ParseSettings = {
  start: () => startWorker(cardWorkerUrl),
  patienceMs: 8_000,
  spare: { worker: null },
};
/** What is parsed without being asked for, in characters: a card that people write. */
const unaskedMax = 600_000;
const endedMax = 3;

/** Calls `onState` at each change, never before it returns. */
export function parseInWorker(
  card: CardText,
  onState: (state: CardState) => void,
  { start, patienceMs, spare }: ParseSettings = inThePage,
): CardParse {
  let state: CardState = { frontMatter: null, sections: [] };
  let worker: CardWorker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: number | "open" | null = null;
  let endedCount = 0;
  let isClosed = false;
  const needed = new Set<number>();

  const change = (next: CardState) => {
    state = next;
    onState(state);
  };
  const put = (index: number, to: (place: SectionPlace) => CardSection) =>
    change({ ...state, sections: state.sections.map((one, at) => (at === index ? to(one) : one)) });

  function ask(request: WorkerRequest): void {
    asked = request.type === "open" ? "open" : request.index;
    timer = setTimeout(giveUp, patienceMs);
    worker?.postMessage(request);
  }

  function open(): void {
    worker = spare.worker ?? start();
    spare.worker = null;
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => take(data);
    worker.onerror = giveUp;
    const ids = state.sections.flatMap((one) => (one.type === "tree" ? one.tree.headings.map(({ id }) => id) : []));
    ask({ type: "open", card, ids });
  }

  function take(answer: WorkerAnswer): void {
    clearTimeout(timer);
    asked = null;
    if (answer.type === "planned") {
      if (state.sections.length === 0) {
        const sections = answer.sections.map((place) => ({ ...place, type: "waiting" }) as const);
        change({ frontMatter: answer.frontMatter, sections });
      }
    } else {
      const { index, tree } = answer;
      put(index, (place) => ({
        ...place,
        ...(tree === null ? { type: "text", why: "heavy" } : { type: "tree", tree }),
      }));
    }
    next();
  }

  /** Asks for what is nearly on screen, else for the first that is missing. */
  function next(): void {
    if (isClosed || asked !== null) return;
    const isMissing = (index: number) => state.sections[index]?.type === "waiting";
    const wanted = [...needed].find(isMissing);
    const unasked = state.sections.findIndex((one) => one.type === "waiting" && one.start < unaskedMax);
    const index = wanted ?? (unasked === -1 ? null : unasked);
    if (index !== null) {
      if (worker === null) open();
      else ask({ type: "parse", index });
    } else if (state.sections.every((one) => one.type !== "waiting")) rest();
  }

  /** The worker hangs or broke: what it was at is shown as text. */
  function giveUp(): void {
    end();
    endedCount += 1;
    const stuck = asked;
    asked = null;
    if (stuck === "open" && state.sections.length === 0) {
      change({
        frontMatter: { type: "none" },
        sections: [{ start: 0, end: card.markdown.length, type: "text", why: "slow" }],
      });
    } else if (endedCount >= endedMax) {
      const sections = state.sections.map((one) =>
        one.type === "waiting" ? ({ ...one, type: "text", why: "slow" } as const) : one,
      );
      change({ ...state, sections });
    } else {
      if (typeof stuck === "number") put(stuck, (place) => ({ ...place, type: "text", why: "slow" }));
      next();
    }
  }

  function end(): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  }

  /** Keeps one worker for the next card. */
  function rest(): void {
    if (worker === null) return;
    worker.onmessage = null;
    worker.onerror = null;
    if (spare.worker === null) spare.worker = worker;
    else worker.terminate();
    worker = null;
  }

  queueMicrotask(() => {
    if (!isClosed) open();
  });
  return {
    need(index) {
      needed.add(index);
      next();
    },
    close() {
      isClosed = true;
      if (asked === null) rest();
      else end();
    },
  };
}
