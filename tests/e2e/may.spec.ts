/** What a token lacks is said before the click: at a gated repo, and in the playground. */
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
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await hub?.close();
  await person?.remove();
});

const open = (hash: string) => page.goto(new URL(hash, page.url()).href);

test("a token without inference: Try says so, and the playground offers the page that mends it", async () => {
  await signIn(page, hub.tokens.fineGrainedNoInference);
  await open("#/repo/model/northwind-ai/Aster-Nano-Instruct");
  const lacks = "The token lacks inference.serverless.write for your account.";
  const attempt = page.getByRole("link", { name: "Try", exact: true });
  await expect(attempt).toHaveAccessibleDescription(lacks);
  await attempt.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("This token may not run models").first()).toBeVisible();
  await expect(page.getByText(lacks)).toBeVisible();
  await expect(page.getByRole("button", { name: "Make a token that may" })).toBeEnabled();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await expectAccessible(page);
});

test("a token without the gated flag: the download is not offered, and the banner says what is missing", async () => {
  await signIn(page, hub.tokens.fineGrainedNoGated);
  await open("#/repo/model/quarry-labs/Basalt-70B");
  const download = page.getByRole("button", { name: "Download…" });
  await expect(download).toBeDisabled();
  await expect(page.getByRole("alert")).toContainText("This token may not read gated repos");
  await expect(download).toHaveAccessibleDescription(/Turn on access to public gated repos/);
  await expectAccessible(page);
});

test("a token that may: nothing stands in the way, and nothing is said", async () => {
  await signIn(page, hub.tokens.fineGrained);
  await open("#/repo/model/quarry-labs/Basalt-70B");
  const download = page.getByRole("button", { name: "Download…" });
  await expect(download).toBeEnabled();
  await expect(download).toHaveAccessibleDescription("");
});
