/** The Electron door: its real main bundle and preload, over the stand-in electron or, where there is one, over Electron itself. */
import { defineConfig } from "@playwright/test";
import e2e from "#tests/e2e/playwright.config.ts";

// The app starts its own browser, in another process.
process.env["HUBDECK_TEST_BROWSER"] = e2e.use?.launchOptions?.executablePath;

export default defineConfig({ ...e2e, testDir: ".", timeout: 60_000 });
