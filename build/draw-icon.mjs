/** `node build/draw-icon.mjs`: icon.png from icon.svg, by the Chrome or Chromium that the tests use. electron-builder makes the systems' own formats of it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "../tests/run/find-browser.mjs";

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const size = 1024;

const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined });
const page = await browser.newPage({ viewport: { width: size, height: size } });
await page.setContent(`<style>body{margin:0}svg{display:block}</style>${readFileSync(here("icon.svg"), "utf8")}`);
await page.screenshot({ path: here("icon.png"), omitBackground: true });
await browser.close();
