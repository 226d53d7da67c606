/** Scrolls a list by a fixed way a frame and reads from Chromium's own trace what each frame cost the main thread. */
import type { Page } from "@playwright/test";

export type ScrollCost = {
  /** Script, style, layout and paint of each frame, milliseconds as the clock has them. */
  readonly frames: readonly number[];
  /** The same in time of the processor, which other programs do not lengthen. */
  readonly processorFrames: readonly number[];
  /** The longest single task of the main thread, milliseconds by the clock and of the processor. */
  readonly longestTask: number;
  readonly longestProcessorTask: number;
};

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly message?: string } };
};

/** Work that a frame is made of. */
const work: ReadonlySet<string> = new Set([
  ...["FireAnimationFrame", "FunctionCall", "EventDispatch", "TimerFire", "RunMicrotasks", "V8.GC_MARK_COMPACTOR"],
  ...["UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit", "MinorGC", "MajorGC"],
]);

/** `selector` names the element that scrolls. */
export async function measureScroll(
  page: Page,
  { selector, frames, pixels }: { readonly selector: string; readonly frames: number; readonly pixels: number },
): Promise<ScrollCost> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"],
    },
  });
  await page.evaluate(
    ({ selector: name, frames: count, pixels: way }) =>
      new Promise<void>((resolve) => {
        const scroller = document.querySelector(name);
        if (scroller === null) throw new Error(`no ${name}`);
        let left = count;
        const step = () => {
          performance.mark("scroll-frame");
          scroller.scrollTop += way;
          left -= 1;
          if (left > 0) requestAnimationFrame(step);
          else resolve();
        };
        performance.mark("scroll-start");
        requestAnimationFrame(step);
      }),
    { selector, frames, pixels },
  );
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return costOf(events);
}

function costOf(events: readonly TraceEvent[]): ScrollCost {
  const marks = events.filter(({ name }) => name === "scroll-frame").sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) throw new Error("The trace has no frames");
  const onMain = events.filter(
    ({ pid, tid, ph, ts }) =>
      pid === first.pid && tid === first.tid && ph === "X" && ts >= first.ts - 1000 && ts <= last.ts,
  );
  const tasks = onMain.filter(({ name }) => name === "RunTask");
  const outer = outermost(onMain.filter(({ name }) => work.has(name)));
  const frames = new Array<number>(marks.length).fill(0);
  const processorFrames = new Array<number>(marks.length).fill(0);
  let at = 0;
  for (const { ts, dur = 0, tdur = dur } of outer) {
    while (at + 1 < marks.length && (marks[at + 1]?.ts ?? 0) <= ts + dur) at += 1;
    frames[at] = (frames[at] ?? 0) + dur / 1000;
    processorFrames[at] = (processorFrames[at] ?? 0) + tdur / 1000;
  }
  return {
    frames: frames.slice(0, -1),
    processorFrames: processorFrames.slice(0, -1),
    longestTask: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    longestProcessorTask: Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000,
  };
}

/** Events that are inside no other one, in order. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  let end = 0;
  for (const event of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (event.ts < end) continue;
    kept.push(event);
    end = event.ts + (event.dur ?? 0);
  }
  return kept;
}
