/**
 * `npm test`: finds a browser, checks, builds, and runs every test; prints what each stage took and closes with one line of counts.
 * Needs nothing but what `npm ci` installed and a Chrome or Chromium.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./run/find-browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = mkdtempSync(join(tmpdir(), "hubdeck-reports-"));
const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
const counts = { passed: 0, failed: 0, skipped: 0 };
const times = [];
const skips = [];

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (error) console.error(error.message);
  return status === 0;
}

/** Runs one stage, says how long it took, and lets `count` turn its outcome into counts. */
function stage(name, work, count) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const isGreen = work();
  times.push([name, (performance.now() - start) / 1000, isGreen]);
  count(isGreen);
  return isGreen;
}

const asOneTest = (isGreen) => {
  counts[isGreen ? "passed" : "failed"] += 1;
};

/** Adds a vitest report; a run that left no report counts as one failure. */
function countVitest(file, isGreen) {
  if (!existsSync(file)) return asOneTest(false);
  const report = JSON.parse(readFileSync(file, "utf8"));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status !== "passed" && test.status !== "failed") skips.push(test.fullName);
    }
  }
  // A file that could not be loaded, or an error outside any test, is in no count but makes the run red.
  if (!isGreen && report.numFailedTests === 0) counts.failed += 1;
}

/** Adds a Playwright report; a test that passed only at a second try counts as failed: there are no second tries here. */
function countPlaywright(file, isGreen) {
  if (!existsSync(file)) return asOneTest(false);
  const { stats, suites } = JSON.parse(readFileSync(file, "utf8"));
  counts.passed += stats.expected;
  counts.failed += stats.unexpected + stats.flaky;
  counts.skipped += stats.skipped;
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const why = test.annotations.find((note) => note.type === "skip")?.description;
        if (test.status === "skipped") skips.push(why ? `${spec.title}: ${why}` : spec.title);
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of suites) walk(suite);
  if (!isGreen && stats.unexpected + stats.flaky === 0) counts.failed += 1;
}

const browser = findBrowser() ?? (run(bin("playwright"), ["install", "chromium"]) ? findBrowser() : null);
if (browser === null) {
  console.error("\nNo Chrome or Chromium was found, and Playwright could not install one.");
  console.error("Install one (Debian: sudo apt-get install chromium) or name it: CHROME_PATH=/path/to/chrome npm test");
  process.exit(1);
}
console.log(`Browser: ${browser}`);
const env = { HUBDECK_TEST_BROWSER: browser };

stage("format and lint", () => run(bin("biome"), ["ci", "."]), asOneTest);
stage(
  "types",
  () => ["shared", "electron", "renderer", "tests"].every((part) => run(bin("tsc"), ["-p", part])),
  asOneTest,
);
stage("dead code", () => run(bin("knip"), []), asOneTest);
const isBuilt = stage("build", () => run(bin("vite"), ["build", "--app", "--logLevel", "warn"]), asOneTest);
if (isBuilt) {
  const unit = join(reports, "unit.json");
  stage(
    "tests without a browser",
    () => run(bin("vitest"), ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${unit}`], env),
    (isGreen) => countVitest(unit, isGreen),
  );
  const pages = join(reports, "e2e.json");
  stage(
    "tests in the browser",
    () => run(bin("playwright"), ["test", "-c", "tests/e2e"], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: pages }),
    (isGreen) => countPlaywright(pages, isGreen),
  );
  const desktop = join(reports, "electron.json");
  stage(
    "tests of the Electron door",
    () => run(bin("playwright"), ["test", "-c", "tests/electron"], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: desktop }),
    (isGreen) => countPlaywright(desktop, isGreen),
  );
  stage("benchmarks, short form", () => run(bin("playwright"), ["test", "-c", "tests/bench"], env), asOneTest);
  const downloads = join(root, "tests", "bench", "bench-downloads.mjs");
  stage("benchmarks of downloads, short form", () => run(process.execPath, [downloads, "--short"]), asOneTest);
}
rmSync(reports, { recursive: true, force: true });

console.log("\nStage times");
for (const [name, seconds, isGreen] of times)
  console.log(`  ${seconds.toFixed(1).padStart(7)} s  ${isGreen ? "ok " : "RED"}  ${name}`);
for (const name of skips) console.log(`  skipped: ${name}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && isBuilt ? 0 : 1);
