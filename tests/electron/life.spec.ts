/** The app's life around its page: a crash, quitting with work to do, a second start, a link from outside. */
import { expect, type Page } from "@playwright/test";
import { test, whyStandIn } from "#tests/electron/fixtures.ts";
import { connected, opened } from "#tests/electron/page-tools.ts";

test("a page that crashed comes back where it was, with its connection", async ({ launch }) => {
  const app = await launch();
  const before = await app.page();
  await connected(before);
  await before.getByRole("searchbox", { name: "Search models" }).fill("aster-nano");
  await expect(before).toHaveURL(/q=aster-nano/);
  const crashed = before.waitForEvent("crash");
  await app.crashPage();
  await crashed;

  const page = await app.page();
  await expect(page.getByRole("searchbox", { name: "Search models" })).toHaveValue("aster-nano");
  await expect(page.getByText("Aster-Nano-Instruct").first()).toBeVisible();
  await expect(page.getByText("Basalt-70B")).toHaveCount(0);
});

async function startDownload(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Models" }).click();
  await page.getByText("Aster-Nano-Instruct").first().click();
  const whole = page.getByRole("link", { name: "Open as a page" });
  const files = page.getByRole("tab", { name: "Files" });
  await expect(whole.or(files).first()).toBeVisible();
  if (await whole.isVisible()) await whole.click();
  await files.click();
  await page.getByRole("button", { name: "Download model.safetensors" }).click();
  await page.getByRole("link", { name: /^Downloads/ }).click();
}

test("leaving during a download asks first; after a yes the rest comes at the next start", async ({ launch, hub }) => {
  const mend = hub.faults.add({ origin: "cdn", stallAt: "50%" });
  const first = await launch();
  const page = await first.page();
  await startDownload(page);
  const bar = page.getByRole("progressbar").first();
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);

  await first.answerDialogs(1);
  await first.leave();
  await connected(page);
  expect(await first.windowCount()).toBe(1);
  await first.answerDialogs(0);
  await first.leave();
  expect(await first.ended).toBe(0);
  if (whyStandIn !== null) expect(first.output()).toBe("");

  mend();
  hub.clearRequests();
  const second = await launch();
  const again = await second.page();
  await again.getByRole("link", { name: /^Downloads/ }).click();
  await expect(again.getByText("verified", { exact: true })).toHaveCount(1);
  const ranges = hub.requests.filter(({ origin }) => origin === "cdn").map(({ headers }) => headers["range"] ?? "");
  expect(ranges.filter((range) => /^bytes=[1-9]/.test(range))).not.toEqual([]);
});

test("a second start brings the first one's window to the front, and ends", async ({ launch }) => {
  const first = await launch();
  await opened(await first.page());
  await first.minimize();
  await expect.poll(() => first.isMinimized()).toBe(true);
  const second = await launch();
  expect(await second.ended).toBe(0);
  await expect.poll(() => first.isMinimized()).toBe(false);
  expect(await first.windowCount()).toBe(1);
});

test("a link from outside leads to a model's page after a yes, and nowhere after a no", async ({ launch }) => {
  const first = await launch();
  const page = await first.page();
  await connected(page);
  const before = page.url();
  await first.answerDialogs(1);
  const refused = await launch({ args: ["hubdeck://model/northwind-ai/Aster-Nano-Instruct"] });
  expect(await refused.ended).toBe(0);
  if (whyStandIn !== null) await expect.poll(() => first.asked("dialog.showMessageBox")).toHaveLength(1);
  expect(page.url()).toBe(before);

  await first.answerDialogs(0);
  const followed = await launch({ args: ["https://huggingface.co/northwind-ai/Aster-Nano-Instruct"] });
  expect(await followed.ended).toBe(0);
  await expect(page).toHaveURL(/#\/repo\/model\/northwind-ai\/Aster-Nano-Instruct$/);
  await expect(page.getByRole("heading", { name: /Aster-Nano-Instruct/ }).first()).toBeVisible();
});

test("a link that is no link of ours is not even asked about", async ({ launch }) => {
  test.skip(whyStandIn === null, "what was asked is noted over the stand-in alone");
  const app = await launch({ args: ["hubdeck://settings/tokens", "https://huggingface.co.evil.example/a/b"] });
  await connected(await app.page());
  expect(await app.asked("dialog.showMessageBox")).toEqual([]);
});

test("the window opens where it was", async ({ launch }) => {
  test.skip(whyStandIn === null, "window managers place windows as they like");
  const bounds = { x: 200, y: 120, width: 1000, height: 700 };
  const first = await launch();
  await opened(await first.page());
  await first.resize(bounds);
  await first.leave();
  expect(await first.ended).toBe(0);
  const second = await launch();
  await opened(await second.page());
  expect(await second.bounds()).toEqual(bounds);
});
