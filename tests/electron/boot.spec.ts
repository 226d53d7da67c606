/** Hubdeck starts in a window, and ends with it. */
import { expect } from "@playwright/test";
import { test } from "#tests/electron/fixtures.ts";

test("the app starts with the welcome screen, and ends when its window is closed", async ({ launch }) => {
  const app = await launch();
  const page = await app.page();
  await expect(page.getByRole("heading", { level: 1, name: "Paste your Hugging Face token" })).toBeVisible();
  expect(await app.windowCount()).toBe(1);
  await app.leave();
  expect(await app.ended).toBe(0);
});
