/**
 * The whole main job by clicking: paste a token, see who you are, find a model, download of it, chat with it, come back,
 * sign out. With the real Secret Service, and with the token followed through all of it.
 */
import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { listen, searchFolder, searchPage } from "#tests/e2e/canary.ts";
import { type Door, newPerson, type Person, startDoor } from "#tests/e2e/door.ts";
import { blobNames, cachedFile, gitBlobId, sha256 } from "#tests/e2e/hub-cache.ts";
import { pasteInto } from "#tests/e2e/paste.ts";
import { type SecretService, startSecretService, whyNoSecretService } from "#tests/e2e/secret-service.ts";
import { type RunningHub, startHub } from "#tests/hub/start-hub.ts";
import { holds } from "./canary.ts";

const model = "northwind-ai/Aster-Nano-Instruct";
const folder = "models--northwind-ai--Aster-Nano-Instruct";
const service = "Hubdeck test";
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the keychain holds for the app's service, read by a program that is not the app. */
function keychainEntries(env: Readonly<Record<string, string>>): string[] {
  const script = `import("@napi-rs/keyring/keytar.js").then(async ({ findCredentials }) => {
    console.log(JSON.stringify((await findCredentials(${JSON.stringify(service)})).map(({ password }) => password)));
  })`;
  const output = execFileSync(process.execPath, ["-e", script], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    encoding: "utf8",
  });
  return JSON.parse(output);
}

test.describe("the walk", () => {
  const reason = whyNoSecretService();
  test.skip(reason !== null, reason ?? "");

  let hub: RunningHub;
  let person: Person;
  let keyring: SecretService;
  let door: Door;
  let printed = "";

  const start = async (): Promise<Door> =>
    startDoor({ person, hub, env: { ...keyring.env, HUBDECK_KEYCHAIN_SERVICE: service } });

  test.beforeAll(async () => {
    hub = await startHub({ tokenDelayMs: 30 });
    person = await newPerson();
    const keyringFolder = join(person.home, "keyring");
    await mkdir(keyringFolder, { recursive: true });
    keyring = await startSecretService(keyringFolder);
    door = await start();
  });

  test.afterAll(async () => {
    await door?.stop();
    await keyring?.close();
    await hub?.close();
    await person?.remove();
  });

  test("from a pasted token to a chat, over a restart, to a clean sign-out", async ({ page }) => {
    test.setTimeout(180_000);
    const secret = hub.tokens.fineGrained;
    const canary = listen(page, secret);

    await test.step("first run: the welcome screen, and pasting is enough", async () => {
      await page.goto(door.link());
      await expect(page.getByRole("heading", { level: 1, name: "Paste your Hugging Face token" })).toBeVisible();
      await expect(page).not.toHaveURL(/launch=/);
      const field = page.getByLabel("Hugging Face token");
      await pasteInto(page, field, `  ${secret} \n`);
      // The stand-in is not huggingface.co, so the token waits for a yes that names it.
      await expect(page.getByRole("alert")).toContainText(hub.hubUrl);
      expect(hub.requests.filter((request) => request.hasAuthorization)).toEqual([]);
      await page.getByRole("button", { name: "Send it to" }).click();
    });

    await test.step("the account card says who this is and where the token is kept", async () => {
      await expect(page.getByRole("heading", { level: 1, name: "Ana Moreau" })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(`hf_••••${secret.slice(-4)}`);
      await expect(page.getByRole("main")).toContainText("helios");
      expect(keychainEntries(keyring.env).filter((entry) => entry.includes(secret))).toHaveLength(1);
      expect(await searchPage(page, secret)).toEqual([]);
    });

    await test.step("find a model", async () => {
      await page.getByRole("link", { name: "Models" }).click();
      await expect(page.getByText("Aster-Nano-Instruct").first()).toBeVisible();
      await page.getByRole("searchbox", { name: "Search models" }).fill("aster-nano");
      await expect(page).toHaveURL(/q=aster-nano/);
      await expect(page.getByText("Basalt-70B")).toHaveCount(0);
      await page.getByText("Aster-Nano-Instruct").first().click();
      await openRepoPage(page);
    });

    await test.step("read its card and its files", async () => {
      await expect(page.getByRole("tabpanel")).toContainText("41 million parameters");
      await page.getByRole("tab", { name: "Files" }).click();
      await expect(page.getByText("model.safetensors", { exact: true })).toBeVisible();
    });

    await test.step("download one LFS file and one small file", async () => {
      await page.getByRole("button", { name: "Download model.safetensors" }).click();
      await page.getByRole("button", { name: "Download config.json" }).click();
      await page.getByRole("link", { name: /^Downloads/ }).click();
      await expect(page.getByText("verified", { exact: true })).toHaveCount(2);
    });

    await test.step("they lie in the standard cache, whole and in Python's layout", async () => {
      const lfs = await cachedFile(person.cache, folder, "main", "model.safetensors");
      expect(lfs.blob).toBe(sha256(lfs.bytes));
      expect(lfs.target).toBe(`../../blobs/${lfs.blob}`);
      const small = await cachedFile(person.cache, folder, "main", "config.json");
      expect(small.blob).toBe(gitBlobId(small.bytes));
      expect(small.target).toBe(`../../blobs/${small.blob}`);
      expect(await blobNames(person.cache, folder)).toEqual([lfs.blob, small.blob].toSorted());
    });

    await test.step("chat with it, and stop it", async () => {
      await page.getByRole("link", { name: "Playground" }).click();
      await chooseModel(page);
      const box = page.getByRole("textbox", { name: "Your question" });
      await box.fill("Say something long.");
      await box.press("Enter");
      await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
      await expect(page.getByRole("log").getByRole("article").last()).toContainText(/\w+ \w+ \w+/);
      await page.getByRole("button", { name: "Stop" }).click();
      await expect(page.getByText("stopped", { exact: true })).toBeVisible();
      await expect
        .poll(() => hub.requests.findLast((request) => request.path === "/v1/chat/completions")?.outcome)
        .toBe("aborted");
    });

    await test.step("quit and start again: still signed in", async () => {
      printed += door.output();
      expect(await door.stop()).toBe(0);
      door = await start();
      await page.goto(door.link());
      await page.getByRole("link", { name: /ana-m/i }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Ana Moreau" })).toBeVisible();
    });

    await test.step("sign out: the secret is gone from the keychain", async () => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByText("Not signed in").first()).toBeVisible();
      expect(keychainEntries(keyring.env)).toEqual([]);
    });

    await test.step("the canary: no trace of the token where it must not be", async () => {
      expect(await searchPage(page, secret)).toEqual([]);
      expect(canary.findings()).toEqual([]);
      expect(canary.counts().frames).toBeGreaterThan(50);
      expect(canary.counts().requests).toBeGreaterThan(5);
      expect(await door.stop()).toBe(0);
      printed += door.output();
      expect(holds(printed, secret)).toBe(false);
      // The keyring's own folder is the one place that may hold it, encrypted; it is below home and searched as well.
      const { found, readCount } = await searchFolder(person.home, secret);
      expect(found).toEqual([]);
      expect(readCount).toBeGreaterThan(5);
      expect(hub.leaks()).toEqual([]);
      expect(hub.requests.some((request) => request.origin === "cdn")).toBe(true);
      expect(hub.requests.filter((request) => request.origin === "cdn" && request.hasAuthorization)).toEqual([]);
    });
  });

  test("the canary finds a token that is there", async ({ page }) => {
    const secret = hub.tokens.read;
    // An ordinary origin, because about:blank has no storages to look into.
    await page.goto(`${hub.hubUrl}/api/models?limit=1`);
    await page.setContent(`<input value="${secret}">`);
    await page.evaluate((token) => Object.assign(window, { kept: `x${token}` }), secret);
    expect(await searchPage(page, secret)).toEqual(expect.arrayContaining(["the elements", "the heap"]));
    expect(holds(Buffer.from(`a ${secret} b`).toString("base64"), secret)).toBe(true);
    expect(holds(encodeURIComponent(secret), secret)).toBe(true);
  });
});

/** On wide windows the list shows the repo beside it; its page is one step further. */
async function openRepoPage(page: Page): Promise<void> {
  const whole = page.getByRole("link", { name: "Open as a page" });
  if (await whole.isVisible()) await whole.click();
  await expect(page.getByRole("heading", { name: model })).toBeVisible();
}

async function chooseModel(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Model" }).click();
  await page.getByRole("option", { name: new RegExp(model) }).click();
}
