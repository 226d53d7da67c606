/** Gated repos: what stands in the way is said before the click, and access that arrives is noticed while the screen is open. */
import { expect, type Page, test } from "@playwright/test";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

const manual = "tessera/clause-pairs";
const auto = "marais-vision/Pixelry-XL";
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
const banner = () => page.getByRole("alert");
/** Comes back from another window until the banner says this: a question that was already under way may have been too early. */
const comeBackTo = (words: string) =>
  expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 500 });
  }).toPass();

test("signed out: the next step is to sign in", async () => {
  await open(`#/repo/dataset/${manual}`);
  await expect(banner()).toContainText(`${manual} is gated`);
  await expect(banner().getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText("The card can be read once you have access")).toBeVisible();
});

test("terms to agree to: the page opens, and what is done there shows here at once", async () => {
  await signIn(page, hub.tokens.read);
  await open(`#/repo/model/${auto}`);
  await expect(banner()).toContainText("let in everyone who agrees");
  const opened = page.context().waitForEvent("page");
  await banner().getByRole("button", { name: "Agree on its page" }).press("Enter");
  const hubPage = await opened;
  await expect(hubPage).toHaveURL(`${hub.hubUrl}/${auto}`);
  await hubPage.close();
  await expect(banner()).toContainText("Waiting for what you do there.");
  hub.access.set(auto, "accepted");
  await comeBackTo("gated, you have access");
  await expect(banner()).toHaveCount(0);
  await expect(page.getByRole("tabpanel")).toContainText("Pixelry");
});

test("a request: waiting with a download in line, taken back, asked again, and granted while the screen is open", async () => {
  await open(`#/repo/dataset/${manual}`);
  await expect(banner()).toContainText("They look at each request themselves");
  hub.access.set(manual, "pending");
  await banner().getByRole("button", { name: "Check now" }).click();
  await expect(banner()).toContainText("Your request is waiting");
  await expectAccessible(page);

  await banner().getByRole("button", { name: "Cancel the request" }).click();
  await expect(banner()).toContainText("Ask its owners for access");
  expect(hub.access.has(manual)).toBe(false);
  hub.access.set(manual, "pending");
  await comeBackTo("Your request is waiting");

  await page.getByRole("button", { name: "Download…" }).click();
  await page.getByRole("button", { name: /when access arrives$/ }).click();
  await open("#/downloads");
  await expect(page.getByText(/waiting for access/i).first()).toBeVisible();
  await page.goBack();

  hub.access.set(manual, "accepted");
  await comeBackTo("gated, you have access");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText(`You now have access to ${manual}.`);
  await expect(banner()).toHaveCount(0);
  await open("#/downloads");
  await expect(page.getByText("verified", { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Dismiss" }).click();
});

test("a request that was declined says so", async () => {
  const other = "northwind-ai/gated-dialogues";
  hub.access.set(other, "rejected");
  await open(`#/repo/dataset/${other}`);
  await expect(page.getByRole("button", { name: "Download…" })).toBeDisabled();
  await expectAccessible(page);
});
