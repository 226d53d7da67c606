/** What a card costs the page: from the click to its first heading, and the longest task while it is laid out. A typical card and one of 5 MB. */
import { expect, test } from "@playwright/test";
import { newPerson, startDoor } from "#tests/e2e/door.ts";
import { startHub } from "#tests/hub/start-hub.ts";
import { machine, spread } from "./figures.ts";

const rounds = 3;
const chapter = (at: number) =>
  `## Chapter ${at}\n\n${"Some *text* with **bold**, `code` and a [link](https://example.org). ".repeat(12)}\n\n- a\n- b\n\n\`\`\`python\nfor a in b:\n    print(a)\n\`\`\`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`;
const cardOf = (bytes: number) => {
  let text = "";
  for (let at = 1; text.length < bytes; at += 1) text += chapter(at);
  return text;
};
const cards = { "typical-40kb": cardOf(40_000), "huge-5mb": cardOf(5_000_000) };

test("a card", async ({ browser }) => {
  const hub = await startHub({
    repos: Object.entries({ ...cards, first: "# First\n" }).map(([name, card]) => ({ id: `bench/${name}`, card })),
  });
  const person = await newPerson();
  const door = await startDoor({ person, hub });
  console.log(`\n${machine()}`);
  for (const name of Object.keys(cards)) {
    const first: number[] = [];
    const longest: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await (await browser.newContext()).newPage();
      await page.addInitScript(() => {
        const tasks: number[] = [];
        Reflect.set(window, "tasks", tasks);
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
          entryTypes: ["longtask"],
        });
      });
      await page.goto(await door.freshLink());
      await page.getByRole("link", { name: "Models" }).first().click();
      // Another card first: what is measured is the card, not the code of the screen.
      await page.goto(new URL("#/repo/model/bench/first", page.url()).href);
      await page.getByRole("heading", { name: "First" }).waitFor();
      await page.evaluate(() => Reflect.get(window, "tasks").splice(0));
      const start = performance.now();
      await page.goto(new URL(`#/repo/model/bench/${name}`, page.url()).href);
      await page.getByRole("heading", { name: "Chapter 1", exact: true }).waitFor();
      first.push(performance.now() - start);
      await page.getByRole("heading", { name: "Chapter 30", exact: true }).waitFor({ state: "attached" });
      const tasks: number[] = await page.evaluate(() => Reflect.get(window, "tasks"));
      longest.push(Math.max(0, ...tasks));
      await page.context().close();
    }
    console.log(`${name}: click to its first heading  ${spread(first, "ms")}`);
    console.log(`${name}: longest task (0: below 50 ms) ${spread(longest, "ms")}`);
    expect(first).toHaveLength(rounds);
  }
  await door.stop();
  await hub.close();
  await person.remove();
});
