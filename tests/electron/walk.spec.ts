/** The main job through the window's message port: sign in, find a model, download of it, chat with it; with the token followed through all of it. */
import { expect } from "@playwright/test";
import { holds, searchFolder, searchPage } from "#tests/e2e/canary.ts";
import { blobNames, cachedFile, gitBlobId, sha256 } from "#tests/e2e/hub-cache.ts";
import { signIn } from "#tests/e2e/sign-in.ts";
import { test, whyStandIn } from "#tests/electron/fixtures.ts";
import { watchPorts } from "#tests/electron/page-tools.ts";

const folder = "models--northwind-ai--Aster-Nano-Instruct";

test("from a token to a chat, and no trace of the token where it must not be", async ({
  launch,
  hub,
  person,
}, info) => {
  const app = await launch();
  const page = await app.page();
  const ports = await watchPorts(page);
  const secret = hub.tokens.fineGrained;

  await test.step("sign in", async () => {
    await signIn(page, secret);
    await expect(page.getByRole("main")).toContainText(`hf_••••${secret.slice(-4)}`);
  });

  await test.step("find a model", async () => {
    await page.getByRole("link", { name: "Models" }).click();
    await page.getByRole("searchbox", { name: "Search models" }).fill("aster-nano");
    await page.getByText("Aster-Nano-Instruct").first().click();
    const whole = page.getByRole("link", { name: "Open as a page" });
    const files = page.getByRole("tab", { name: "Files" });
    await expect(whole.or(files).first()).toBeVisible();
    if (await whole.isVisible()) await whole.click();
    await files.click();
  });

  await test.step("download of it, into the standard cache", async () => {
    await page.getByRole("button", { name: "Download model.safetensors" }).click();
    await page.getByRole("button", { name: "Download config.json" }).click();
    await page.getByRole("link", { name: /^Downloads/ }).click();
    await expect(page.getByText("verified", { exact: true })).toHaveCount(2);
    const lfs = await cachedFile(person.cache, folder, "main", "model.safetensors");
    expect(lfs.blob).toBe(sha256(lfs.bytes));
    const small = await cachedFile(person.cache, folder, "main", "config.json");
    expect(small.blob).toBe(gitBlobId(small.bytes));
    expect(await blobNames(person.cache, folder)).toEqual([lfs.blob, small.blob].toSorted());
    await info.attach("downloads", { body: await page.screenshot(), contentType: "image/png" });
  });

  await test.step("chat with it, and stop it", async () => {
    await page.getByRole("link", { name: "Playground" }).click();
    await page.getByRole("combobox", { name: "Model" }).click();
    await page.getByRole("option", { name: /Aster-Nano-Instruct/ }).click();
    const box = page.getByRole("textbox", { name: "Your question" });
    await box.fill("Say something long.");
    await box.press("Enter");
    await expect(page.getByRole("log").getByRole("article").last()).toContainText(/\w+ \w+ \w+/);
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(page.getByText("stopped", { exact: true })).toBeVisible();
  });

  await test.step("the canary: no trace of the token", async () => {
    // The one call that brings it in is the only frame that may hold it.
    expect(ports.frames.filter((frame) => holds(frame, secret)).length).toBeLessThanOrEqual(2);
    const fromTheCore = ports.frames.filter((frame) => !frame.includes('"/accounts/'));
    expect(fromTheCore.filter((frame) => holds(frame, secret))).toEqual([]);
    expect(ports.frames.length).toBeGreaterThan(50);
    expect(ports.counts()).toEqual({ given: 1, closed: 0 });
    if (whyStandIn !== null) expect(await searchPage(page, secret)).toEqual([]);
    await app.leave();
    expect(await app.ended).toBe(0);
    expect(holds(app.output(), secret)).toBe(false);
    const { found, readCount } = await searchFolder(person.home, secret);
    expect(found).toEqual([]);
    expect(readCount).toBeGreaterThan(5);
    expect(hub.leaks()).toEqual([]);
  });
});
