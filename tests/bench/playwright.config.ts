/** Benchmarks: printed figures with the machine's facts, never a verdict on time. Only sizes, which do not depend on the machine, have a bar. */
import { defineConfig } from "@playwright/test";
import e2e from "#tests/e2e/playwright.config.ts";

export default defineConfig({ ...e2e, testDir: ".", testMatch: "**/*.bench.ts", reporter: "line", timeout: 300_000 });
