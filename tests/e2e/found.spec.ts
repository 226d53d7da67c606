/** Adding a token in every way there is: pasted wrong or too often, made for a purpose, found on this computer, moved out of a file and back. */
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { listen } from "#tests/e2e/canary.ts";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { expectAccessible } from "#tests/e2e/expect-accessible.ts";
import { type SecretService, startSecretService, whyNoSecretService } from "#tests/e2e/secret-service.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";

let hub: RunningHub;
let person: Person;
let door: Door;
let page: Page;
let keyring: SecretService | undefined;

const whyNoKeyring = whyNoSecretService();

test.beforeAll(async ({ browser }) => {
  hub = await startHub();
  person = await newPerson();
  if (whyNoKeyring === null) {
    const folder = join(person.home, "keyring");
    await mkdir(folder, { recursive: true });
    keyring = await startSecretService(folder);
  }
  await plant(".cache/huggingface/token", hub.tokens.fineGrainedNoInference);
  await plant("box/.env", `# Settings\r\nPORT=7860\r\nexport HF_TOKEN="${hub.tokens.write}" # mine\r\nLAST=1`);
  await plant("box/.git/HEAD", "ref: refs/heads/main\n");
  const keychain = keyring === undefined ? {} : { ...keyring.env, HUBDECK_KEYCHAIN_SERVICE: "Hubdeck test" };
  const env = { ...keychain, HF_HOME: join(person.home, ".cache", "huggingface"), HF_TOKEN: hub.tokens.read };
  door = await startDoor({ person, hub, env });
  page = await (await browser.newContext()).newPage();
  await page.goto(door.link());
});
test.afterAll(async () => {
  await page?.context().close();
  await door?.stop();
  await keyring?.close();
  await hub?.close();
  await person?.remove();
});

async function plant(path: string, text: string): Promise<void> {
  const file = join(person.home, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, 0o640);
}

const open = (hash: string) => page.goto(new URL(hash, page.url()).href);
const row = (words: string) =>
  page.getByRole("list", { name: "Tokens found" }).getByRole("listitem").filter({ hasText: words });
const field = () => page.getByLabel("Hugging Face token");
const askedWho = () => hub.requests.filter(({ path }) => path.startsWith("/api/whoami")).length;

test("what is no token is named for what it is, and goes nowhere", async () => {
  await open("#/welcome");
  for (const [pasted, why] of [
    ["https://huggingface.co/settings/tokens", "It is a web address."],
    [`api_org_${"a".repeat(34)}`, "It is an organisation's token."],
    ["oauth_app_secret_1234567890", "of an OAuth application"],
    ["hf_abcd", "It is too short"],
    [`hf_${"•".repeat(20)}abcd`, "A part of it is hidden."],
    ["correct horse battery", "Hubdeck never needs it"],
  ] as const) {
    await field().fill(pasted);
    await field().press("Enter");
    await expect(page.getByRole("alert")).toContainText(why);
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  }
  expect(askedWho()).toBe(0);
  await expectAccessible(page);
});

test("a new token is made for what is ticked, and the link is there to see", async () => {
  await open("#/welcome");
  const panel = page.getByRole("region", { name: "No token yet?" });
  await expect(panel.getByText("ownUserPermissions=inference.serverless.write")).toBeVisible();
  await panel.getByLabel("create repos and upload").check();
  await panel.getByLabel("for what is my own").uncheck();
  const create = panel.getByRole("button", { name: "Create one for this app" });
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription("Tick what is your own, or name an organisation.");
  await panel.getByLabel("Organisations, separated by commas").fill("helios, acme");
  await expect(panel.getByText("orgs=helios&orgs=acme")).toContainText("orgPermissions=repo.write");
  await expect(panel.getByText("orgs=helios&orgs=acme")).not.toContainText("ownUserPermissions");
  const opened = page.waitForEvent("popup");
  await create.click();
  await expect(await opened).toHaveURL(/orgs=helios&orgs=acme/);
  await (await opened).close();
  await panel.getByText("Step by step").click();
  await expect(panel.getByText('The type is "Fine-grained"')).toBeVisible();
  await expectAccessible(page);
});

test("when the Hub asks to wait, the button counts down and comes back by itself; by keyboard alone", async () => {
  hub.faults.add({
    origin: "hub",
    path: "/api/whoami-v2",
    answer: { status: 429, headers: { RateLimit: '"api";r=0;t=6' }, body: "" },
  });
  await page.bringToFront();
  await open("#/models");
  await expect(page.getByRole("searchbox", { name: "Search models" })).toBeVisible();
  await open("#/welcome");
  await expect(field()).toBeFocused();
  await page.keyboard.insertText(hub.tokens.fineGrained);
  await page.keyboard.press("Enter");
  const send = page.getByRole("button", { name: "Send it to" });
  await expect(send).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(send).toBeFocused();
  await page.keyboard.press("Enter");
  const again = page.getByRole("alert").getByRole("button", { name: /^Try again/ });
  await expect(again).toBeDisabled();
  await expect(again).toHaveText(/ in \d s$/);
  hub.faults.clear();
  await expect(again).toBeEnabled();
  await field().focus();
  await page.keyboard.press("Tab");
  await expect(again).toBeFocused();
  await page.keyboard.press("Enter");
  // What was agreed to is asked again: the Hub's setting may be another by now.
  await expect(send).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ana Moreau" })).toBeVisible();
});

test("found, asked whose it is, imported", async () => {
  const canary = listen(page, hub.tokens.fineGrainedNoInference);
  await open("#/welcome");
  const login = row("Login of the hf command");
  await expect(login).toContainText(`hf_••••${hub.tokens.fineGrainedNoInference.slice(-4)}`);
  await expect(login).toContainText("in plain text");
  await expect(row("HF_TOKEN in your environment")).toBeVisible();
  const before = askedWho();
  await expectAccessible(page);
  expect(askedWho()).toBe(before);
  await login.getByRole("button", { name: "Whose is Login of the hf command?" }).click();
  await login.getByRole("button", { name: "Send it to" }).click();
  await expect(login.getByRole("status")).toContainText("ana-m, ");
  expect(askedWho()).toBe(before + 1);
  // This Hub was agreed to a moment ago, on this very panel.
  await login.getByRole("button", { name: "Import Login of the hf command" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Moreau" })).toBeVisible();
  await open("#/settings");
  await expect(row("Login of the hf command")).toContainText("already in Hubdeck as ana-m");
  expect(canary.findings()).toEqual([]);
});

test("a line of a .env file goes into the keychain, and comes back byte for byte", async () => {
  test.skip(whyNoKeyring !== null, whyNoKeyring ?? "");
  const file = join(person.home, "box", ".env");
  const [bytes, mode] = [await readFile(file), (await stat(file)).mode];
  await open("#/settings");
  await page.getByRole("button", { name: "Look in a folder…" }).click();
  const folders = page.getByRole("dialog");
  await folders.getByRole("button", { name: "box", exact: true }).click();
  await expect(folders.getByText(join(person.home, "box"))).toBeVisible();
  await folders.getByRole("button", { name: "Use this folder" }).click();
  const line = row("HF_TOKEN in a .env file");
  await expect(line).toContainText("in a git repo");
  await expect(line).toContainText(`${file}:3`);
  await line.getByRole("button", { name: "Move into the keychain…" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText(`export HF_TOKEN=hf_****${hub.tokens.write.slice(-4)}`);
  await expect(sheet.getByRole("list", { name: "What changes" })).toContainText("better revoke it on the Hub");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Move it" }).click();
  const moved = page.getByRole("list", { name: "Moved into the keychain" });
  await expect(moved).toContainText(`${file}:3`);
  await expect(line).toHaveCount(0);
  expect((await readFile(file, "utf8")).includes(hub.tokens.write)).toBe(false);
  await expectAccessible(page);
  await moved.getByRole("button", { name: "Put it back" }).click();
  await expect(line).toContainText("already in Hubdeck as ana-m");
  await expect(moved).toHaveCount(0);
  expect(await readFile(file)).toEqual(bytes);
  expect((await stat(file)).mode).toBe(mode);
});

test("a file that holds nothing else goes whole, and one that changed is left alone", async () => {
  test.skip(whyNoKeyring !== null, whyNoKeyring ?? "");
  const file = join(person.home, ".cache", "huggingface", "token");
  await open("#/models");
  await open("#/settings");
  const login = row("Login of the hf command");
  await login.getByRole("button", { name: "Move into the keychain…" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("This file goes");
  const text = await readFile(file, "utf8");
  await writeFile(file, `${text}\n`);
  await sheet.getByRole("button", { name: "Move it" }).click();
  await expect(sheet.getByRole("alert")).toContainText("was left as it is");
  expect(await readFile(file, "utf8")).toBe(`${text}\n`);
  await sheet.getByRole("button", { name: "Look again" }).click();
  await login.getByRole("button", { name: "Move into the keychain…" }).click();
  await sheet.getByRole("button", { name: "Move it" }).click();
  await expect(login).toHaveCount(0);
  expect(existsSync(file)).toBe(false);
});

test("while the Hub is away a token is kept, and said to be unverified", async () => {
  const back = await hub.goOffline();
  await open("#/models");
  await open("#/welcome");
  await field().fill(hub.tokens.fineGrainedNoGated);
  await field().press("Enter");
  await page.getByRole("button", { name: "Send it to" }).click();
  await expect(page.getByText("will be verified when the Hub can be reached")).toBeVisible();
  await back();
});
