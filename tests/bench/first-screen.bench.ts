/** What a person waits for: the bytes of script before the first screen, and the time from the link to a screen that can be used. */
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { newPerson, startDoor } from "#tests/e2e/door.ts";
import { startHub } from "#tests/hub/start-hub.ts";
import { machine, spread } from "./figures.ts";

const rounds = 7;
const scriptBarBytes = 250_000;

test("first screen", async ({ browser }) => {
  const hub = await startHub();
  const person = await newPerson();
  const door = await startDoor({ person, hub });
  try {
    const welcome: number[] = [];
    const reload: number[] = [];
    const models: number[] = [];
    let scriptBytes = 0;
    let styleBytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const bodies: Promise<readonly [string, number]>[] = [];
      page.on("response", (response) => {
        const kind = response.request().resourceType();
        if (kind === "script" || kind === "stylesheet") {
          bodies.push(response.body().then((body) => [kind, gzipSync(body).length] as const));
        }
      });
      const link = await door.freshLink();
      let start = performance.now();
      await page.goto(link);
      await page.getByLabel("Hugging Face token").waitFor();
      welcome.push(performance.now() - start);
      page.removeAllListeners("response");
      const sizes = await Promise.all(bodies);
      const sum = (kind: string) => sizes.reduce((bytes, size) => bytes + (size[0] === kind ? size[1] : 0), 0);
      scriptBytes = sum("script");
      styleBytes = sum("stylesheet");
      start = performance.now();
      await page.reload();
      await page.getByLabel("Hugging Face token").waitFor();
      reload.push(performance.now() - start);
      start = performance.now();
      await page.getByRole("link", { name: "Models" }).click();
      await page
        .getByRole("main")
        .getByRole("link", { name: /Aster-Nano-Instruct/ })
        .first()
        .waitFor();
      models.push(performance.now() - start);
      await context.close();
    }
    console.log(`\n${machine()}`);
    console.log(`initial script, gzip       ${(scriptBytes / 1000).toFixed(1)} kB (bar ${scriptBarBytes / 1000} kB)`);
    console.log(`initial styles, gzip       ${(styleBytes / 1000).toFixed(1)} kB`);
    console.log(`link to usable Welcome     ${spread(welcome, "ms")} (new browser context; bar 1000 ms)`);
    console.log(`the same, by reloading     ${spread(reload, "ms")}`);
    console.log(`click to rows of Models    ${spread(models, "ms")}`);
    expect(scriptBytes).toBeGreaterThan(0);
    expect(scriptBytes).toBeLessThan(scriptBarBytes);
  } finally {
    await door.stop();
    await hub.close();
    await person.remove();
  }
});
