/** A folder of ten thousand files: from the click to its first rows, and scrolling it once all are listed. Printed, never a verdict. */
import { expect, test } from "@playwright/test";
import { measureScroll, type ScrollCost } from "#tests/bench/browse/measure-scroll.ts";
import { newPerson, startDoor } from "#tests/e2e/door.ts";
import { startHub } from "#tests/hub/start-hub.ts";
import { machine, quantile, spread } from "./figures.ts";

const count = 10_000;
const rounds = 3;

test("ten thousand files in one folder", async ({ browser }) => {
  const names = Array.from({ length: count }, (_, at) => `data/${String(at).padStart(5, "0")}.json`);
  const files = Object.fromEntries(names.map((name) => [name, "{}\n"]));
  const hub = await startHub({ repos: [{ id: "bench/many-files", files }] });
  const person = await newPerson();
  const door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(door.link());
    await page.getByLabel("Hugging Face token").waitFor();
    const opened: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.goto(new URL("#/repo/model/bench/many-files?tab=files", door.link()).href);
      await page.reload();
      const folder = page.getByRole("button", { name: "data", exact: true });
      await folder.waitFor();
      opened.push(await folder.evaluate(clickToRows));
    }
    const list = page.getByRole("list", { name: "Files" });
    await list.evaluate(scrollToEnd, count);
    const costs: ScrollCost[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await page.evaluate(() => document.querySelector("#bench-scroller")?.scrollTo(0, 0));
      costs.push(await measureScroll(page, { selector: "#bench-scroller", frames: 300, pixels: 120 }));
    }
    const frames = costs.flatMap((cost) => cost.processorFrames);
    console.log(`\n${machine()}`);
    console.log(`click on the folder to its first rows   ${spread(opened, "ms", 0)}`);
    console.log(
      `scrolling, 120 px a frame: a frame of the processor p50 / p95 / max ${[0.5, 0.95, 1].map((part) => quantile(frames, part).toFixed(1)).join(" / ")} ms`,
    );
    console.log(
      `longest task ${spread(
        costs.map((cost) => cost.longestTask),
        "ms",
      )}, of the processor ${spread(
        costs.map((cost) => cost.longestProcessorTask),
        "ms",
      )}`,
    );
    expect(frames.length).toBeGreaterThan(300);
  } finally {
    await door.stop();
    await hub.close();
    await person.remove();
  }
});

/** Runs in the page: clicks and answers how long it took until a row of the folder was painted. */
function clickToRows(folder: Element): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelector('[title="data/00000.json"]') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    if (folder instanceof HTMLElement) folder.click();
  });
}

/** Runs in the page: names what scrolls, and scrolls until all files are listed. */
async function scrollToEnd(list: Element, wanted: number): Promise<void> {
  let scroller: Element | null = list.parentElement;
  while (scroller !== null && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
    scroller = scroller.parentElement;
  if (scroller === null) throw new Error("nothing scrolls");
  scroller.id = "bench-scroller";
  const isLast = () => document.querySelector(`[aria-posinset="${wanted}"]`) !== null;
  while (!isLast()) {
    scroller.scrollTo(0, scroller.scrollHeight);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
