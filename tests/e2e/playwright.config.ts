/** Every screen and flow in a real Chrome or Chromium, against the built browser door and the stand-in Hub. No traces: they would hold tokens. */
import { defineConfig } from "@playwright/test";
import { findBrowser } from "#tests/run/find-browser.mjs";

const executablePath = process.env["HUBDECK_TEST_BROWSER"] ?? findBrowser();
if (!executablePath) throw new Error("No Chrome or Chromium: set CHROME_PATH, or run npm test, which installs one.");

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["line"], ["json"]],
  use: {
    viewport: { width: 1280, height: 800 },
    trace: "off",
    video: "off",
    screenshot: "off",
    launchOptions: {
      executablePath,
      args: [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium's sandbox refuses to run as root, which is what a CI container is.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
