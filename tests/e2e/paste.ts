/** Pastes as a person does: copied in another tab, then Ctrl+V. The text never passes through a script of the page under test. */
import type { Locator, Page } from "@playwright/test";

/** Puts `text` on the clipboard by way of another tab, then pastes it into `field`. */
export async function pasteInto(page: Page, field: Locator, text: string): Promise<void> {
  const other = await page.context().newPage();
  await other.setContent("<textarea></textarea>");
  await other.locator("textarea").fill(text);
  await other.locator("textarea").selectText();
  await other.keyboard.press("ControlOrMeta+C");
  await other.close();
  await page.bringToFront();
  await field.focus();
  await page.keyboard.press("ControlOrMeta+V");
}
