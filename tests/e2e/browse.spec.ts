/** The lists by clicks and keys: filters in the address, back and forward, words as they are typed, what is on disk, and no network. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  hub = await startHub({ pageSizes: { models: 20 } });
  person = await newPerson();
  const snapshot = join(person.cache, "models--northwind-ai--Aster-7B", "snapshots", "0".repeat(40));
  await mkdir(snapshot, { recursive: true });
  await writeFile(join(snapshot, "config.json"), "{}");
  door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
  page = await (await browser.newContext()).newPage();
  await page.goto(door.link());
  await expect(page.getByLabel("Hugging Face token")).toBeVisible();
});
test.beforeEach(async () => {
  hub.faults.clear();
  await page.setViewportSize({ width: 1280, height: 800 });
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const open = (hash: string) => page.goto(new URL(hash, door.link()).href);
const rows = (name = "Models") => page.getByRole("list", { name, exact: true }).getByRole("link");
const row = (name: RegExp) => rows().filter({ hasText: name }).first();

test("filters narrow the list, are in the address, and back and forward bring each list as it was", async () => {
  await page.getByRole("link", { name: "Models" }).click();
  await expect(row(/Aster-Nano-Instruct/)).toBeVisible();
  await page.getByRole("radio", { name: "Text to image" }).check();
  await expect(page).toHaveURL(/task=text-to-image/);
  await expect(row(/Pixelry-XL/)).toBeVisible();
  await expect(row(/Aster-Nano-Instruct/)).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Safetensors" }).check();
  await expect(page).toHaveURL(/format=safetensors/);
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Safetensors" })).not.toBeChecked();
  await page.goBack();
  await expect(row(/Aster-Nano-Instruct/)).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("radio", { name: "Text to image" })).toBeChecked();
  await page.getByRole("button", { name: "Clear Task" }).click();
  await expect(page).not.toHaveURL(/task=/);
});

test("a long list keeps its place: the row that was opened is where it was after going back", async () => {
  await open("#/models?sort=createdAt");
  await expect(rows().first()).toBeVisible();
  const scroller = page.getByRole("list", { name: "Models", exact: true }).locator("..");
  const top = () => scroller.evaluate((element) => element.scrollTop);
  // Past the end of the first page, so that a second one is loaded.
  await expect(async () => {
    await scroller.evaluate((element) => element.scrollTo(0, 1400));
    expect(await top()).toBe(1400);
  }).toPass();
  await expect(rows().first()).not.toHaveAttribute("data-row", "0");
  const opened = await rows().nth(12).getAttribute("href");
  await rows().nth(12).dblclick();
  await expect(page).toHaveURL(new RegExp(`${opened?.slice(opened.indexOf("#"))}`));
  await page.goBack();
  await expect(page.locator(`a[href="${opened}"]`)).toBeInViewport();
  expect(await top()).toBe(1400);
});

test("words are searched as they are typed; a slow answer of former words never overtakes", async () => {
  await open("#/models");
  await expect(row(/Aster-Nano-Instruct/)).toBeVisible();
  hub.faults.add({ path: "/api/models", headDelayMs: 3000, times: 1 });
  const field = page.getByRole("searchbox", { name: "Search models" });
  await field.fill("lu");
  await expect(page).toHaveURL(/q=lu$/);
  await field.fill("lumen-small");
  await expect(rows()).toHaveCount(1);
  await expect(row(/Lumen-Small-EN/)).toBeVisible();
  await expect(page).toHaveURL(/q=lumen-small$/);
  await field.fill("zzzz");
  await expect(page.getByRole("heading", { name: "Nothing matches “zzzz”" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(row(/Aster-Nano-Instruct/)).toBeVisible();
});

test("a pasted line opens the repo that it names", async () => {
  await open("#/models");
  const field = page.getByRole("searchbox", { name: "Search models" });
  await field.fill("hf download helios/Lumen-Small-EN --revision main");
  await expect(page.getByText("opens the model helios/Lumen-Small-EN")).toBeVisible();
  await field.press("Enter");
  await expect(page).toHaveURL(/#\/repo\/model\/helios\/Lumen-Small-EN/);
});

test("what the Hub has no filter for is looked at on the rows that are loaded, and said", async () => {
  await open("#/models?task=text-generation");
  await expect(row(/Aster-7B/).getByRole("img", { name: "on disk" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /northwind-ai\/Aster-7B on disk/ })).toBeVisible();
  await page.getByRole("checkbox", { name: "On disk already" }).check();
  await expect(rows()).toHaveCount(1);
  await expect(page.getByText(/^1 of (?:the|all) \d+ models(?: loaded)? match/)).toBeVisible();
  await open("#/spaces");
  await page.getByRole("radio", { name: "T4 small" }).check();
  await expect(rows("Spaces")).toHaveCount(1);
  await expect(page.getByText(/^1 of all \d+ Spaces match/)).toBeVisible();
});

test("without the Hub, what was seen is shown with its time, and what was not is told", async () => {
  await open("#/datasets");
  await expect(rows("Datasets").first()).toBeVisible();
  hub.faults.add({ refuse: true });
  await page.reload();
  await expect(page.getByText(/^As of \d\d:\d\d\./)).toBeVisible();
  await expect(rows("Datasets").first()).toBeVisible();
  await page.getByRole("radio", { name: "10K to 100K rows" }).check();
  await expect(page.getByRole("alert")).toContainText("broke off");
  hub.faults.clear();
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
});

test("a Hub that asks to wait is told so, with the time", async () => {
  hub.faults.add({ path: "/api/spaces", answer: { status: 429, headers: { "Retry-After": "120" } } });
  await open("#/spaces?sort=likes&author=nobody");
  await expect(page.getByRole("alert")).toContainText(/too many|wait|limit/i);
});

test("narrow, the filters are a sheet and marks; by keys alone", async () => {
  await page.setViewportSize({ width: 450, height: 800 });
  await open("#/models");
  await expect(row(/Aster-Nano-Instruct/)).toBeVisible();
  const button = page.getByRole("button", { name: "Filters" });
  await button.focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await expect(sheet).toBeVisible();
  // While none of a group is chosen, none looks as if it were: to CSS they are then indeterminate.
  const round = sheet.getByRole("radio", { name: "Text generation" });
  expect(await round.evaluate((input) => getComputedStyle(input, "::before").content)).toBe("none");
  await round.focus();
  await page.keyboard.press("Space");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(button).toBeFocused();
  const marks = page.getByRole("list", { name: "Filters that are set" });
  await marks.getByRole("button", { name: "Remove Text generation" }).press("Enter");
  await expect(marks).toHaveCount(0);
});
