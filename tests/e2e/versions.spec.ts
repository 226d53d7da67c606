/** The versions of a repo by click and by key: what is chosen is in the address, and card, files and download follow it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
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
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const open = (hash: string) => page.goto(new URL(hash, page.url()).href);
const tab = (name: string) => page.getByRole("tab", { name });
const commitOf = async (path: string) => {
  const answer = await fetch(`${hub.hubUrl}/api/models/saltmarsh/tide-tables${path}`);
  return answer.json();
};

test("a branch by key: the files, the download and the banner are of it, and back leads to main", async () => {
  await open("#/repo/model/saltmarsh/tide-tables");
  await page.getByRole("button", { name: /main · / }).click();
  await expect(tab("Versions")).toHaveAttribute("aria-selected", "true");
  const main = page.getByRole("button", { name: /^main\b/ });
  await expect(main).toHaveAttribute("aria-current", "true");
  await page.getByRole("textbox", { name: /^Filter branches/ }).fill("week-3");
  const branch = page.getByRole("button", { name: /^week-3 / });
  await branch.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/revision=week-3/);
  await expect(branch).toHaveAttribute("aria-current", "true");
  await expect(branch).toBeFocused();
  const banner = page.getByRole("status").filter({ hasText: "You look at week-3, not main." });
  await expect(banner).toBeVisible();

  await tab("Files").click();
  await page.getByRole("button", { name: "Download week.txt" }).click();
  await expect(page.getByRole("button", { name: /^week.txt: .*On disk/ })).toBeVisible();
  const { sha } = await commitOf("/revision/week-3?expand=sha");
  expect(await readFile(join(person.cache, "models--saltmarsh--tide-tables", "refs", "week-3"), "utf8")).toBe(sha);

  await banner.getByRole("button", { name: "Back to main" }).click();
  await expect(page).not.toHaveURL(/revision=/);
  await expect(page.getByText("weeks.txt", { exact: true })).toBeVisible();
  await expect(page.getByText("week.txt", { exact: true })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText("week.txt", { exact: true })).toBeVisible();
});

test("a commit out of a long history: walked by key, loaded as one goes, shown with all its words as text, and copied whole", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("#/repo/model/saltmarsh/tide-tables?tab=versions");
  const history = page.getByRole("list", { name: "History of main" });
  const row = (words: string) => history.getByRole("listitem").filter({ hasText: words });
  await expect(row("Update README.md")).toContainText("on screen");
  await expect(row("<b>Not bold</b> & <script>alert(1)</script>")).toBeVisible();
  await row("Update README.md").getByRole("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/revision=[0-9a-f]{40}/);
  const arabic = row("تحديث جداول المد والجزر");
  await expect(arabic).toContainText("on screen");
  await expect(arabic).toContainText("שתי שורות.");
  await arabic.getByRole("button", { name: /^Copy commit id/ }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(page.url()).toContain(`revision=${copied}`);

  await page.keyboard.press("Escape");
  await arabic.getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(row("initial commit")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(history.getByRole("listitem").last()).toHaveAttribute("aria-setsize", "133");
});

test("a pull request is told for what it is, and a name that is gone leads back", async () => {
  await open("#/repo/dataset/northwind-ai/plain-instructions?tab=versions");
  await page.getByRole("button", { name: /^#1 / }).click();
  await expect(page.getByText("It is a proposal that nobody has accepted yet")).toBeVisible();
  await open("#/repo/model/saltmarsh/tide-tables?revision=gone");
  await expect(page.getByRole("alert")).toContainText("has no such revision");
  await page.getByRole("button", { name: "Back to main" }).click();
  await expect(tab("Card")).toBeVisible();
});

test("offline, what was seen stays with its time", async () => {
  await open("#/repo/model/saltmarsh/tide-tables?tab=versions");
  await expect(page.getByText("133 commits")).toBeVisible();
  const back = await hub.goOffline();
  await page.reload();
  await expect(page.getByText(/^As of /).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: /^main\b/ })).toBeVisible();
  await back();
});
