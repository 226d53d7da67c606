/** Pasted lines, favourites, the palette's search and the comparison, in a real browser: by click and by keys. */
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  hub = await startHub();
  person = await newPerson();
  door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(door.link());
  await signIn(page, hub.tokens.fineGrained);
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const aster = "northwind-ai/Aster-Nano-Instruct";
const go = (hash: string) => page.goto(new URL(hash, door.link()).href);
const option = (name: string | RegExp) => page.getByRole("option", { name });

async function openPalette(text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.insertText(text);
}

test("a pasted hf download line opens the file at its revision, a mirror's link the dataset", async () => {
  await openPalette(`hf download ${aster} config.json --revision v1.0 --local-dir .`);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/repo\/model\/northwind-ai\/Aster-Nano-Instruct\?/);
  const address = decodeURIComponent(page.url());
  for (const part of ["revision=v1.0", "tab=files", "file=config.json"]) expect(address).toContain(part);

  await openPalette(`"${hub.hubUrl}/datasets/northwind-ai/plain-instructions/tree/main"`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/repo\/dataset\/northwind-ai\/plain-instructions/);

  await openPalette(`hf download ${aster} --include "*.json"`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Find files in the whole repo" })).toHaveValue("*.json");
  await expect(page.getByRole("button", { name: "config.json", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "README.md", exact: true })).toHaveCount(0);
});

test("a favourite is there after a reload, can be taken off by key, and that be taken back", async () => {
  await go(`#/repo/model/${aster}`);
  const star = page.getByRole("button", { name: "Favourite" });
  await expect(star).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("s");
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(star).toHaveAttribute("aria-pressed", "true");

  await openPalette("saved");
  await page.keyboard.press("Enter");
  const row = page.getByRole("list", { name: "Favourites" }).getByRole("link", { name: /Aster-Nano-Instruct/ });
  await row.focus();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("heading", { name: "No favourites yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
  await page.getByRole("tab", { name: /Recent/ }).click();
  await expect(page.getByRole("list", { name: "Recent" }).getByRole("link", { name: /Aster-Nano/ })).toBeVisible();
  await expectAccessible(page);
});

test("the palette finds an organisation and its repos, says when the Hub cannot be asked, and then lists what is here", async () => {
  await openPalette("helios");
  await expect(option(/Helios.*Organisation/)).toBeVisible();
  await expect(option(/helios\/Lumen/).first()).toBeVisible();
  await expectAccessible(page);
  await option(/Helios.*Organisation/).click();
  await expect(page).toHaveURL(/#\/models\?author=helios/);

  hub.faults.add({ path: "/api/quicksearch", refuse: true });
  await openPalette("aster-nano");
  await expect(page.getByText(/Only what is on this computer is listed/)).toBeVisible();
  await expect(option(/Aster-Nano-Instruct/).first()).toHaveAttribute("data-combobox-selected", "true");
  hub.faults.clear();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/repo\/model\/northwind-ai\/Aster-Nano-Instruct/);
});

test("a filtered list is saved, and comes back from the palette; a row is chosen for comparing", async () => {
  await go("#/models?q=aster&task=text-generation");
  const row = page.getByRole("listitem").filter({ hasText: "Aster-Nano-Instruct" }).first();
  await row.hover();
  await row.getByRole("button", { name: /Add .*Aster-Nano-Instruct.* to compare/ }).click();
  await expect(page.getByRole("complementary", { name: "Chosen for comparing" })).toContainText("Aster-Nano-Instruct");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear the comparison" }).click();
  await page.getByRole("button", { name: "Save this search" }).click();
  await expect(page.getByRole("button", { name: "Save this search" })).toHaveAttribute("aria-pressed", "true");
  await go("#/downloads");
  await page.keyboard.press("ControlOrMeta+K");
  await option(/^aster · Text generation/).click();
  await expect(page).toHaveURL(/#\/models\?q=aster&task=text-generation/);
});

test("three models are compared by keys alone, and what differs is said", async () => {
  await go(`#/repo/model/${aster}`);
  await expect(page.getByRole("button", { name: "Compare", exact: true })).toBeVisible();
  await page.keyboard.press("c");
  await openPalette("compare models");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader", { name: /Aster-Nano/ })).toBeVisible();
  await page.keyboard.press("/");
  for (const id of ["quarry-labs/Basalt-70B", "helios/Lumen-Small-EN"]) {
    await page.keyboard.insertText(`https://huggingface.co/${id}`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: new RegExp(id.split("/")[1] ?? "") })).toBeVisible();
  }
  await expect(page).toHaveURL(/ids=northwind-ai%2FAster-Nano-Instruct%2Cquarry-labs%2FBasalt-70B%2Chelios/);
  const fits = page.getByRole("row", { name: /Memory needed/ });
  await expect(fits.getByRole("cell").first()).toContainText(/about .* as BF16/);
  await expect(page.getByRole("rowheader", { name: /Licence differs/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^Library *$/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Only what differs" }).click();
  await expect(page.getByRole("rowheader", { name: /^Library *$/ })).toHaveCount(0);

  await page.setViewportSize({ width: 450, height: 800 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
});
