/**
 * The list of models on a catalogue of a hundred thousand: scrolling ten thousand loaded rows beside a bare virtual list of as
 * many, and the time from an answer's last frame to its rows on screen. Printed, never a verdict: times belong to the machine.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { measureScroll, type ScrollCost } from "#tests/bench/browse/measure-scroll.ts";
import { serveBareList } from "#tests/bench/browse/serve-bare-list.ts";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { machine, quantile, spread } from "./figures.ts";

const hubFile = fileURLToPath(new URL("../../dist/electron/hub.js", import.meta.url));
const rowsWanted = 10_000;
const rounds = 3;
/** A hard fling (two to three new rows a frame), and the thumb of the scroll bar pulled down (every row new in every frame). */
const ways = [
  { name: "fling, 120 px a frame", frames: 300, pixels: 120 },
  { name: "thumb, 2,000 px a frame", frames: 120, pixels: 2000 },
] as const;

let hub: ChildProcessWithoutNullStreams;
let person: Person;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  hub = spawn(process.execPath, [hubFile, "--repos", "100000"]);
  hub.stderr.resume();
  let hubUrl = "";
  for await (const line of createInterface(hub.stdout)) {
    hubUrl = /^HF_ENDPOINT=(.+)$/.exec(line)?.[1] ?? "";
    if (hubUrl !== "") break;
  }
  hub.stdout.resume();
  person = await newPerson();
  door = await startDoor({ person, hub: { hubUrl, routerUrl: hubUrl }, env: { HUBDECK_DEMO: "1" } });
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.addInitScript(noteAnswers);
  await page.goto(door.link());
  await page.getByRole("link", { name: "Models" }).click();
  await rows(page).first().waitFor();
  console.log(`\n${machine()}`);
});
test.afterAll(async () => {
  await page.context().close();
  await door.stop();
  hub.kill();
  await once(hub, "exit");
  await person.remove();
});

const rows = (of: Page) => of.getByRole("list", { name: "Models" }).getByRole("link");

test("answer received to rows painted", async () => {
  const times: number[] = [];
  const orders = ["downloads", "likes", "lastModified", "createdAt"];
  for (const [index, sort] of [...orders, ...orders].entries()) {
    const task = index < orders.length ? "text-generation" : "translation";
    times.push(await page.evaluate(timeToPaint, `#/models?sort=${sort}&task=${task}`));
  }
  console.log(`answer to painted rows     ${spread(times, "ms", 1)} (bar 50 ms)`);
  expect(times).toHaveLength(8);
});

test("scrolling ten thousand rows", async () => {
  await page.evaluate(() => {
    location.hash = "#/models";
  });
  await rows(page).first().waitFor();
  const start = performance.now();
  await page.evaluate(loadRows, rowsWanted);
  console.log(`${rowsWanted} rows by paging       ${((performance.now() - start) / 1000).toFixed(1)} s`);

  const bare = await serveBareList();
  const barePage = await page.context().newPage();
  await barePage.goto(`${bare.url}?rows=${rowsWanted}`);
  await barePage.locator("#scroller").waitFor();
  for (const { name, ...way } of ways) {
    const ours: ScrollCost[] = [];
    const theirs: ScrollCost[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await barePage.bringToFront();
      await barePage.evaluate(() => document.querySelector("#scroller")?.scrollTo(0, 0));
      theirs.push(await measureScroll(barePage, { selector: "#scroller", ...way }));
      await page.bringToFront();
      await page.evaluate(() => document.querySelector("ul[aria-label=Models]")?.parentElement?.scrollTo(0, 0));
      ours.push(await measureScroll(page, { selector: "div:has(> ul[aria-label=Models])", ...way }));
    }
    console.log(`\n${name}; bars: p95 of frames 12 ms, longest task 50 ms`);
    print("ours", ours);
    print("bare virtual list", theirs);
    expect(ours.flatMap(({ frames }) => frames).length).toBeGreaterThan(rounds * (way.frames / 2));
  }
  await bare.close();
});

function print(name: string, costs: readonly ScrollCost[]): void {
  const figures = (values: readonly number[]) =>
    [0.5, 0.95, 1].map((part) => quantile(values, part).toFixed(1)).join(" / ");
  const frames = figures(costs.flatMap((cost) => cost.frames));
  const processor = figures(costs.flatMap((cost) => cost.processorFrames));
  const longest = (of: "longestTask" | "longestProcessorTask") =>
    quantile(
      costs.map((cost) => cost[of]),
      0.5,
    ).toFixed(1);
  console.log(
    `${name.padEnd(18)} a frame, p50 / p95 / max: ${frames} ms, of the processor ${processor} ms; longest task, median of ${costs.length}: ${longest("longestTask")} ms, of the processor ${longest("longestProcessorTask")} ms`,
  );
}

/** Runs in the page before its own scripts: notes when the last frame from the core arrived. */
function noteAnswers(): void {
  const add = WebSocket.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function (this: WebSocket, ...args: Parameters<typeof add>) {
    if (args[0] === "message") {
      add.call(this, "message", () => {
        (globalThis as { lastFrameAt?: number }).lastFrameAt = performance.now();
      });
    }
    add.apply(this, args);
  } as typeof add;
}

/** Runs in the page: goes to another list and answers how long after its answer the new rows were painted. */
async function timeToPaint(hash: string): Promise<number> {
  const list = () => document.querySelector("ul[aria-label=Models]");
  const first = () => list()?.querySelector("a")?.getAttribute("href");
  const before = first();
  return new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (first() === before || list()?.getAttribute("aria-busy") === "true") return;
      observer.disconnect();
      const arrived = (globalThis as { lastFrameAt?: number }).lastFrameAt ?? Number.NaN;
      // After the frame that shows them: the first task behind its paint.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - arrived);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    location.hash = hash;
  });
}

/** Runs in the page: scrolls to the end until so many rows are loaded. */
async function loadRows(wanted: number): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (;;) {
    const list = document.querySelector("ul[aria-label=Models]");
    if (list === null) throw new Error("no list");
    if (list.clientHeight >= wanted * 52) return;
    list.parentElement?.scrollTo(0, list.clientHeight);
    await frame();
  }
}
