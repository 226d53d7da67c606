/** Tokens by clicking and by keys: found, explained, named, replaced, lent, checked, refused. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;
let tokenFile: string;

test.beforeAll(async ({ browser }) => {
  hub = await startHub();
  person = await newPerson();
  await mkdir(join(person.home, "huggingface"), { recursive: true });
  tokenFile = join(person.home, "huggingface", "token");
  await writeFile(tokenFile, hub.tokens.write, { mode: 0o600 });
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

async function menu(item: string | RegExp): Promise<void> {
  await page
    .getByRole("button", { name: /^More for/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("what is no token is said before any call", async () => {
  hub.clearRequests();
  const field = page.getByLabel("Hugging Face token");
  await field.fill("https://huggingface.co/settings/tokens");
  await field.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  expect(hub.requests.filter(({ path }) => path.includes("whoami"))).toEqual([]);
});

test("a token of the hf command is found, told whose it is, and imported", async () => {
  await open("#/welcome");
  await expect(page.getByText("Login of the hf command")).toBeVisible();
  await page.getByRole("button", { name: "Whose is Login of the hf command?" }).click();
  await expect(page.getByText("ana-m, workstation")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import Login of the hf command" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Moreau" })).toBeVisible();
  expect(await readFile(tokenFile, "utf8")).toBe(hub.tokens.write);
});

test("why something is not possible is found by keys alone", async () => {
  await signIn(page, hub.tokens.read);
  const why = page.getByRole("complementary", { name: "Why" });
  const cell = page.getByRole("gridcell", { name: /Not granted/ }).first();
  await cell.focus();
  await expect(why).toContainText("Create repos");
  await page.keyboard.press("ArrowDown");
  await expect(why).toContainText("Upload files");
  await expect(why).toContainText("repo.write");
  await page.keyboard.press("ArrowRight");
  await expect(why).toContainText("quarry-labs");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(why.locator(":focus")).toHaveCount(1);
  await expect(why.getByRole("button", { name: "Get it" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("td:focus")).toHaveText(/Not granted/);
  await expectAccessible(page);
});

test("what only the Hub knows is asked, and says when", async () => {
  await signIn(page, hub.tokens.oauth);
  const why = page.getByRole("complementary", { name: "Why" });
  await page
    .getByRole("row", { name: /See private repos/ })
    .getByRole("gridcell")
    .last()
    .click();
  await why.getByRole("button", { name: "Check now" }).click();
  await expect(why).toContainText(/Checked at \d\d:\d\d with helios\//);
});

test("in a narrow window each organisation is a list that opens", async () => {
  await signIn(page, hub.tokens.fineGrained);
  await page.setViewportSize({ width: 450, height: 800 });
  await page.locator("summary", { hasText: "helios" }).click();
  await page.locator("summary", { hasText: "Upload files" }).last().click();
  await expect(page.getByText("repo.write").filter({ visible: true })).not.toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("a token is named, lent to hf and taken back, and its revoking is explained", async () => {
  await signIn(page, hub.tokens.read);
  await menu("Name and purpose…");
  await page.getByLabel("Name", { exact: true }).fill("Work laptop");
  await page.getByLabel("What it is for").fill("for inference");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Work laptop" })).toBeVisible();
  await expect(page.getByText(/for inference ·/)).toBeVisible();

  await menu("Hand to the hf command…");
  await page.getByLabel("Its name there").fill("lent");
  await page.getByRole("button", { name: "Hand it over", exact: true }).click();
  // It is said before it is done; the dialog closes after it.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("Lent to the hf command:")).toBeVisible();
  expect(await readFile(join(person.home, "huggingface", "stored_tokens"), "utf8")).toContain("[lent]");
  await menu("Take back from the hf command");
  await expect(page.getByText("Lent to the hf command:")).toBeHidden();

  await menu("Revoke on the Hub…");
  await expect(page.getByRole("button", { name: "Open the Hub's token page" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep it" }).click();
});

test("a token refused while the app runs is said on every screen, and another takes its place", async () => {
  const doomed = hub.addToken({ type: "classic", role: "read" }, { displayName: "doomed" });
  await signIn(page, doomed);
  await expect(page.getByRole("heading", { name: "doomed" })).toBeVisible();
  hub.revokeToken(doomed);
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("no longer accepted")).toBeVisible();
  await open("#/models");
  const bar = page.getByRole("status", { name: "Token" });
  await expect(bar).toContainText("The Hub no longer accepts doomed");
  await bar.getByRole("link", { name: "Replace token" }).click();
  await page.getByRole("button", { name: "Replace token" }).click();
  await page.getByLabel("New token").fill(hub.tokens.fineGrainedNoGated);
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(page.getByRole("heading", { name: "own-repos-and-inference" })).toBeVisible();
  await expect(bar).toBeEmpty();
});

test("advice is given once, and stays away after it was dismissed", async () => {
  await signIn(page, hub.tokens.fineGrained);
  const advice = page.getByText("It may do more than browsing, downloading and running models need (repo.write).");
  await expect(advice).toBeVisible();
  await page.getByRole("button", { name: /^Dismiss: It may do more/ }).click();
  await expect(advice).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "What this token may do" })).toBeVisible();
  await expect(advice).toBeHidden();
});

test("another token is made active, and everything on the page is about that one", async () => {
  await signIn(page, hub.tokens.fineGrained);
  await signIn(page, hub.tokens.fineGrainedNoGated);
  await page.getByRole("button", { name: "Make ana-m, hubdeck, active" }).click();
  await expect(page.getByRole("link", { name: /ana-m hubdeck/ })).toBeVisible();
  const gated = page.getByRole("row", { name: /Download gated repos/ });
  await expect(gated.getByRole("gridcell").first()).toContainText("Yes");
});

test("by keys alone: why this cannot be downloaded, and the page where it is mended", async () => {
  await signIn(page, hub.tokens.fineGrainedNoGated);
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("Basalt-70B");
  await page.keyboard.press("Enter");
  await tabOnto(page.getByRole("link", { name: /quarry-labs\/Basalt-70B/ }));
  await page.keyboard.press("Enter");
  const why = page.getByRole("alert").filter({ hasText: "This token may not read gated repos" });
  await tabOnto(why.getByRole("button").first());
  const opened = page.waitForEvent("popup");
  await page.keyboard.press("Enter");
  const hubPage = await opened;
  expect(new URL(hubPage.url()).pathname).toBe("/settings/tokens");
  await hubPage.close();
});

/** Presses Tab until `target` has the focus. */
async function tabOnto(target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the keychain is checked step by step", async () => {
  await open("#/settings");
  await page.getByRole("button", { name: "Check the keychain" }).click();
  const found = page.getByRole("list", { name: "What the check found" }).getByRole("listitem");
  await expect(found).toHaveText([
    /^failed.*A keychain is there.*kept in memory/,
    /^skipped.*It is unlocked/,
    /^skipped.*A test entry can be written, read and deleted/,
    /^skipped.*What is in it is what is listed/,
  ]);
  await expectAccessible(page);
});
