/** A card written by an attacker stays text and inert elements: nothing runs, nothing is fetched, no dangerous address can be clicked. */
import { expect, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;

test.beforeAll(async () => {
  hub = await startHub();
  person = await newPerson();
  door = await startDoor({ person, hub });
});
test.afterAll(async () => {
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

test("a hostile card runs nothing, fetches nothing and offers no dangerous link", async ({ page }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(door.link()).origin) && !request.url().startsWith("blob:")) {
      elsewhere.push(request.url());
    }
  });
  const opened: string[] = [];
  page.context().on("page", (other) => opened.push(other.url()));
  page.on("dialog", (dialog) => opened.push(dialog.message()));

  await page.goto(door.link());
  await page.getByRole("link", { name: "Models" }).click();
  await page.goto(new URL("#/repo/model/fieldnotes/hostile-card", page.url()).href);
  const card = page.getByRole("article", { name: "Card of fieldnotes/hostile-card" });
  await expect(card).toContainText("Hostile card");

  await expect(card.locator("script, iframe, object, embed, form, style, svg script, base, meta, link")).toHaveCount(0);
  const found = await card.evaluate((root) => ({
    handlers: [...root.querySelectorAll("*")].flatMap((element) =>
      element
        .getAttributeNames()
        .filter((name) => name.startsWith("on"))
        .map((name) => `${element.tagName} ${name}`),
    ),
    addresses: [...root.querySelectorAll("[href], [src]")].map(
      (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "",
    ),
  }));
  expect(found.handlers).toEqual([]);
  expect(found.addresses.filter((address) => !/^(?:https?:|blob:|#|mailto:)/i.test(address))).toEqual([]);

  // Click whatever looks like a link: nothing may run in this page.
  for (const link of await card.getByRole("link").all()) {
    await link.click({ modifiers: [], noWaitAfter: true });
  }
  await expect(page).toHaveTitle(/fieldnotes\/hostile-card/);
  expect(await page.evaluate(() => Reflect.get(window, "__hostile"))).toBeUndefined();
  expect(elsewhere).toEqual([]);
  expect(opened.filter((address) => /^(?:javascript|data|file):/i.test(address))).toEqual([]);
});
