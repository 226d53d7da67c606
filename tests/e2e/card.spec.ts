/** A card by clicks and keys: metadata, contents, anchors, footnotes, pictures of other hosts; a card of megabytes stays usable. */
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { sampleRepos } from "#tests/hub/catalogue/sample-repos.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const chapter = (at: number) =>
  `## Chapter ${at}\n\n${"Some *text* with a [link](https://example.org). ".repeat(30)}\n\n`;
const long = Array.from({ length: 1200 }, (_, at) => chapter(at + 1)).join("");

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  hub = await startHub({ repos: [...sampleRepos, { id: "fieldnotes/long-card", card: long }] });
  person = await newPerson();
  door = await startDoor({ person, hub });
  page = await (await browser.newContext()).newPage();
  await page.goto(door.link());
  await page.getByRole("link", { name: "Models" }).first().click();
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

async function openCard(name: string) {
  await page.goto(new URL(`#/repo/model/fieldnotes/${name}`, page.url()).href);
  const card = page.getByRole("article", { name: `Card of fieldnotes/${name}` });
  await expect(card).toBeVisible();
  return card;
}

test("metadata opens by key and leads to the repos it names", async () => {
  const card = await openCard("card-rendering-tests");
  await card.getByText("Metadata").press("Enter");
  await expect(card.getByRole("row", { name: /datasets/ })).toContainText("northwind-ai/plain-instructions");
  await card.getByRole("link", { name: "northwind-ai/Aster-Nano-Instruct" }).click();
  await expect(page.getByRole("article", { name: "Card of northwind-ai/Aster-Nano-Instruct" })).toBeVisible();
  await page.goBack();
  await expect(card).toBeVisible();
});

test("contents, anchors and footnotes lead to their places by key, where there is room and where there is not", async () => {
  const card = await openCard("card-rendering-tests");
  const contents = card.getByRole("navigation", { name: "Contents of the card" });
  await contents.getByRole("button", { name: "Mathematics" }).press("Enter");
  await expect(card.getByRole("heading", { name: "Mathematics" })).toBeFocused();
  await expect(card.locator("math").first()).toBeInViewport();
  await card.getByRole("button", { name: "to an anchor that the author gave" }).press("Enter");
  await expect(card.locator("#card-given")).toBeFocused();
  await card.getByRole("button", { name: "2", exact: true }).press("Enter");
  await expect(card.locator("#card-fn-longer")).toBeFocused();
  await card
    .locator("#card-fn-longer")
    .getByRole("button", { name: /back to the text/ })
    .press("Enter");
  await expect(card.locator("#card-fnref-longer")).toBeFocused();

  await page.setViewportSize({ width: 450, height: 800 });
  await contents.getByRole("button", { name: /^Contents/ }).press("Enter");
  await contents.getByRole("button", { name: "Tables" }).press("Enter");
  await expect(card.getByRole("heading", { name: "Tables" })).toBeFocused();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("pictures of other hosts wait for a click that names them; the settings can say never", async () => {
  const card = await openCard("card-rendering-tests");
  await expect(card.getByText("build (picture at badges.example.com)")).toBeVisible();
  await expect(card).toContainText("badges.example.com, img.example.net, pictures.example.com");
  const show = card.getByRole("button", { name: "Show pictures from 3 other hosts" });
  await show.click();
  await expect(show).toHaveCount(0);

  await page.goto(new URL("#/settings", page.url()).href);
  await page.getByRole("radiogroup", { name: "Pictures from other hosts" }).getByText("Never").click();
  await expect(page.getByText("They are left out.")).toBeVisible();
  await openCard("card-rendering-tests");
  await expect(card).toContainText("Pictures of other hosts are left out");
  await expect(card.getByRole("link", { name: "Settings" })).toBeVisible();
});

test("a picture that was shown is not fetched again when one comes back", async () => {
  const card = await openCard("card-rendering-tests");
  const picture = card.getByRole("img", { name: "A chart, in HTML" });
  await expect(picture).toHaveAttribute("src", /^blob:/);
  await page.getByRole("tab", { name: "Files" }).click();
  await expect(card).toHaveCount(0);
  hub.clearRequests();
  await page.getByRole("tab", { name: "Card" }).click();
  await expect(picture).toHaveAttribute("src", /^blob:/);
  expect(hub.requests.map(({ path }) => path).filter((path) => path.includes("chart.png"))).toEqual([]);
});

test("a card of megabytes is there at once, and its end when one goes there", async () => {
  const card = await openCard("long-card");
  await expect(card.getByRole("heading", { name: "Chapter 1", exact: true })).toBeInViewport();
  const last = card.getByRole("heading", { name: "Chapter 1200", exact: true });
  await expect(async () => {
    await card.evaluate((root) => root.scrollIntoView({ block: "end" }));
    await expect(last).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await card.locator("a").count()).toBeLessThan(1200 * 30);
});
