/** The short way in, for specs about something else. */
import { expect, type Page } from "@playwright/test";

/** Types a token on the welcome screen and waits for the account card. */
export async function signIn(page: Page, secret: string): Promise<void> {
  await page.goto(new URL("#/welcome", page.url()).href);
  const field = page.getByLabel("Hugging Face token");
  await field.fill(secret);
  await field.press("Enter");
  const confirm = page.getByRole("button", { name: "Send it to" });
  const name = page.getByRole("heading", { level: 1, name: "Ana Moreau" });
  await expect(confirm.or(name)).toBeVisible();
  if (await confirm.isVisible()) await confirm.click();
  await expect(name).toBeVisible();
}
