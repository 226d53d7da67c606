/** How long the page waits for the contract itself: round trips over the door's WebSocket, from a real browser to the core's process. */
import { test } from "@playwright/test";
import { newPerson, startDoor } from "#tests/e2e/door.ts";
import { startHub } from "#tests/hub/start-hub.ts";
import { machine, quantile } from "./figures.ts";

const roundTrips = 2000;
const inParallel = 100;

test("contract round trip", async ({ browser }) => {
  const hub = await startHub();
  const person = await newPerson();
  const door = await startDoor({ person, hub });
  try {
    const page = await browser.newPage();
    await page.goto(door.link());
    await page.waitForFunction(() => sessionStorage.length > 0);
    // The page's own client sends the same frames; a socket of the bench's own keeps the page's traffic out of the figures.
    const figures = await page.evaluate(
      async ({ roundTrips, inParallel }) => {
        const secret = sessionStorage.getItem(sessionStorage.key(0) ?? "");
        const socket = new WebSocket(`ws://${location.host}/api`);
        await new Promise((resolve) => socket.addEventListener("open", resolve));
        socket.send(JSON.stringify({ secret }));
        const waiting = new Map<string, () => void>();
        socket.addEventListener("message", ({ data }) => {
          const { i } = JSON.parse(data);
          waiting.get(i)?.();
          waiting.delete(i);
        });
        let count = 0;
        const roundTrip = () =>
          new Promise<void>((resolve) => {
            count += 1;
            waiting.set(String(count), resolve);
            socket.send(JSON.stringify({ i: String(count), p: { u: "/accounts/newTokenPage", b: {} } }));
          });
        for (let warmUp = 0; warmUp < 200; warmUp += 1) await roundTrip();
        const oneByOneMs: number[] = [];
        for (let trip = 0; trip < roundTrips; trip += 1) {
          const start = performance.now();
          await roundTrip();
          oneByOneMs.push(performance.now() - start);
        }
        const start = performance.now();
        for (let trip = 0; trip < roundTrips; trip += inParallel) {
          await Promise.all(Array.from({ length: inParallel }, roundTrip));
        }
        const parallelMs = performance.now() - start;
        socket.close();
        return { oneByOneMs, perSecond: Math.round((roundTrips / parallelMs) * 1000) };
      },
      { roundTrips, inParallel },
    );
    const [p50, p99] = [0.5, 0.99].map((part) => quantile(figures.oneByOneMs, part).toFixed(2));
    console.log(`\n${machine()}`);
    console.log(
      `contract round trip        p50 ${p50} ms, p99 ${p99} ms (${roundTrips} one by one, page to core over WebSocket)`,
    );
    console.log(`the same, ${inParallel} at once     ${figures.perSecond} a second`);
  } finally {
    await door.stop();
    await hub.close();
    await person.remove();
  }
});
