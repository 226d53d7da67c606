/** About and "Use": what a model is and takes on this machine, its licence and family, and lines to copy that hold no secret. */
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  hub = await startHub();
  person = await newPerson();
  door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
  page = await (await browser.newContext()).newPage();
  await page.goto(door.link());
  await signIn(page, hub.tokens.fineGrained);
});

test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const open = (place: string) => page.goto(new URL(`#/repo/${place}`, door.link()).href);

test("the meter leads to the estimate, which follows the context", async () => {
  await open("model/northwind-ai/Aster-7B-Instruct-GGUF");
  const meter = page.getByRole("region", { name: /this machine|Memory it takes/ });
  await expect(meter.getByRole("img")).toHaveAccessibleName(/takes about .*: weights .* · context 8k .* · overhead/);
  await meter.getByRole("button", { name: /Show all in About/ }).click();
  await expect(page.getByRole("tab", { name: "About" })).toHaveAttribute("aria-selected", "true");

  const row = page.getByRole("row", { name: /Q4_K_M/ });
  await expect(row).toContainText("4.9 GB");
  const before = await row.getByRole("cell").nth(1).textContent();
  const slider = page.getByRole("slider", { name: "Context" });
  await slider.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("status").filter({ hasText: "131k tokens" })).toBeVisible();
  await expect(row.getByRole("cell").nth(1)).not.toHaveText(before ?? "");
  await page.getByText("How this is computed").last().click();
  await expect(page.getByText(/28 layers × 131,072 tokens × 2 × 4 heads × 128 values × 2 bytes/)).toBeVisible();
  await expectAccessible(page);
});

test("licence, family and providers are told, and a relative is a click away", async () => {
  await open("model/northwind-ai/Aster-7B-Instruct?tab=about");
  await expect(page.getByText("Apache License 2.0", { exact: true })).toBeVisible();
  await expect(page.getByText("is not legal advice")).toBeVisible();
  await expect(page.getByRole("row", { name: /groq live \$0\.15 \/ \$0\.30 131k 412 yes/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("list", { name: "Quantised" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "northwind-ai/Aster-7B-Instruct-GGUF" })).toBeVisible();
});

test("a gated model whose files are closed is estimated all the same", async () => {
  await open("model/quarry-labs/Basalt-70B?tab=about");
  await expect(page.getByRole("heading", { name: "Facts" })).toBeVisible();
  await page.getByText("How this is computed").last().click();
  await expect(page.getByText(/Expect .* GB to .* GB/)).toBeVisible();
});

test("by keys: open Use, choose an app, copy its line; no text holds a token", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("model/northwind-ai/Aster-7B-Instruct-GGUF");
  await page.getByRole("button", { name: "Use", exact: true }).focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Use this model" });
  const picker = sheet.getByRole("combobox", { name: "With what" });
  await expect(picker).toBeFocused();
  await page.keyboard.press("Enter");
  const options = sheet.getByRole("option");
  await expect(options.first()).toBeVisible();
  const labels = await options.allTextContents();
  expect(labels).toEqual(expect.arrayContaining(["llama.cpp", "Ollama", "hf command", "git"]));
  await expectAccessible(page);
  for (let at = labels.indexOf("Ollama"); at > 0; at -= 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(sheet.locator("pre")).toHaveText(/^ollama run hf\.co\/northwind-ai\/Aster-7B-Instruct-GGUF:Q/);
  const copy = sheet.getByRole("button", { name: "Copy" });
  await copy.focus();
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^ollama run/);
  for (const token of Object.values(hub.tokens)) expect(await page.content()).not.toContain(token);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("a dataset is read by its libraries, and About tells what it has", async () => {
  await open("dataset/saltmarsh/tide-gauge?tab=about");
  await expect(page.getByRole("heading", { name: "Facts" })).toBeVisible();
  await page.getByRole("button", { name: "Use", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Use this dataset" });
  await expect(sheet.locator("pre")).toContainText('load_dataset("saltmarsh/tide-gauge")');
});
