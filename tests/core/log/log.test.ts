import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "#core/clock.ts";
import { openLog } from "#core/log/log.ts";
import { createRedactor } from "#core/log/redact.ts";
import { sampleToken } from "#tests/core/sample-token.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hubdeck-log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (sizeBytesMax?: number) =>
  openLog({
    folder: join(folder, "logs"),
    redactor: createRedactor(),
    clock: systemClock,
    ...(sizeBytesMax === undefined ? {} : { sizeBytesMax }),
  });
const read = (name = "hubdeck.log") => readFileSync(join(folder, "logs", name), "utf8");

test("each line is JSON with time, level, event and facts, in the order they were written", async () => {
  const log = open();
  log.info("one", { count: 1 });
  log.warn("two");
  log.error("three", new Error("no", { cause: new TypeError("deeper") }));
  await log.flush();
  const lines = read()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.event)).toEqual(["one", "two", "three"]);
  expect(lines[0]).toMatchObject({ level: "info", count: 1 });
  expect(lines[2].error).toContain("caused by TypeError: deeper");
  expect(statSync(join(folder, "logs", "hubdeck.log")).mode & 0o777).toBe(0o600);
});

test("a token in a fact, a message or a cause is not written, not even where the text is cut", async () => {
  const log = open();
  const token = sampleToken();
  log.info("one", { fact: `x ${token}` });
  log.error("two", new Error(token, { cause: new Error(`Bearer ${token}`) }), { path: `/${token}` });
  for (let before = 3960; before < 4010; before += 5) log.info("cut", { fact: `${" ".repeat(before)}${token}` });
  await log.flush();
  expect(read()).not.toContain(token.slice(3, 9));
});

test("a file that has grown to its size is rotated, and only the one before is kept", async () => {
  const log = open(2000);
  for (let line = 0; line < 100; line += 1) {
    log.info("line", { line, text: "x".repeat(50) });
    await log.flush();
  }
  expect(readdirSync(join(folder, "logs")).sort()).toEqual(["hubdeck.1.log", "hubdeck.log"]);
  expect(read().length).toBeLessThanOrEqual(2000);
  expect(read()).toContain('"line":99');
});

test("a folder that cannot be written does not stop the app, and logging goes on when it can", async () => {
  writeFileSync(join(folder, "logs"), "a file");
  const log = open();
  log.info("lost");
  await log.flush();
  rmSync(join(folder, "logs"));
  log.info("kept");
  await log.flush();
  expect(read()).toContain("kept");
});

test("after it was closed nothing more is written", async () => {
  const log = open();
  log.info("one");
  await log.close();
  log.info("two");
  await log.close();
  expect(read()).toContain("one");
  expect(read()).not.toContain("two");
});
