/** The main job by keyboard alone: no pointer is used once. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;

test.beforeAll(async () => {
  hub = await startHub({ tokenDelayMs: 40 });
  person = await newPerson();
  door = await startDoor({ person, hub, env: { HUBDECK_DEMO: "1" } });
});
test.afterAll(async () => {
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the focus is on what has this role and name; fails when it comes round without meeting it. */
async function tabTo(page: Page, role: "tab" | "link" | "combobox" | "textbox", name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  await expect(target).toBeVisible();
  for (let step = 0; step < 80; step += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached the ${role} ${name}`);
}

test("sign in, find, download and chat without a pointer", async ({ page }) => {
  await page.goto(door.link());
  await expect(page.getByLabel("Hugging Face token")).toBeFocused();
  await page.keyboard.insertText(hub.tokens.fineGrained);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ana Moreau" })).toBeVisible();

  // The palette reaches every place, and one Escape is enough to leave it.
  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.type("mod");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("models");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/models/);
  await expect(page.getByText("Aster-Nano-Instruct").first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search models" })).toBeFocused();
  await page.keyboard.type("aster-nano");
  await expect(page.getByText("Basalt-70B")).toHaveCount(0);
  await tabTo(page, "link", /Aster-Nano-Instruct/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/repo\/model\/northwind-ai\/Aster-Nano-Instruct/);

  await tabTo(page, "tab", "Card");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Files" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText("config.json", { exact: true }).first()).toBeVisible();
  // One row of the list is in the tab order; the arrow keys walk from there.
  const download = page.getByRole("button", { name: "Download config.json" });
  await expect(download).toBeVisible();
  const name = page.getByRole("button", { name: "config.json", exact: true });
  await tabTo(page, "textbox", "Find files in the whole repo");
  // The box for all, the row's box, its name.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  for (let step = 0; step < 40 && !(await hasFocus(name)); step += 1) await page.keyboard.press("ArrowUp");
  await expect(name).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(download).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("downloads");
  await page.keyboard.press("Enter");
  await expect(page.getByText("verified", { exact: true })).toBeVisible();

  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("playground");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Playground" })).toBeVisible();
  await tabTo(page, "combobox", "Model");
  await page.keyboard.press("Enter");
  await page.keyboard.type("aster-nano");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", "Your question");
  await page.keyboard.type("Say something long.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log").getByRole("article").last()).toContainText(/\w+ \w+ \w+/);
  await page.keyboard.press("Escape");
  await expect(page.getByText("stopped", { exact: true })).toBeVisible();
});
