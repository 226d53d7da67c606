/** What every screen owes to everyone: no accessibility violation in either theme, and nothing wider than the window. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Place = {
  /** Looks at this part only. */
  readonly within?: string;
  /** What is looked at, for the message. */
  readonly name?: string;
};

/** Leaves the page in dark. */
export async function expectAccessible(page: Page, { within, name = "the page" }: Place = {}): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const builder = new AxeBuilder({ page });
    const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
      `${name}, ${colorScheme}`,
    ).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${name}, ${colorScheme}: wider than the window`).toBeLessThanOrEqual(0);
  }
}
