import { expect, test } from "vitest";
import { pathRefusal } from "#core/downloads/plan/safe-path.ts";

const harmless = [
  "config.json",
  "a/b/c.txt",
  ".gitattributes",
  "..data/x",
  "a..b",
  "ünïcode/名前.txt",
  "x".repeat(255),
];
const hostile = [
  "",
  "/etc/passwd",
  "../x",
  "a/../../x",
  "a/..",
  "./x",
  "a//b",
  "a/",
  "C:/x",
  "c:x",
  "a\\..\\x",
  "\\\\server\\share",
  "a\0b",
  "a\nb",
  "a\u007fb",
  "\ud800",
  "x".repeat(256),
  "é".repeat(128),
  `${"x/".repeat(600)}x`,
];
const onlyWindowsRefuses = ["con", "aux.json", "a/NUL", "lpt1.txt", "notes:b", "what?", "end.", "end ", "COM¹.txt"];

const used = (paths: readonly string[], system: NodeJS.Platform) =>
  paths.filter((path) => pathRefusal(path, system) === null);

test("names that any system can hold are used as they are", () => {
  expect(used(harmless, "linux")).toEqual(harmless);
  expect(used(harmless, "win32")).toEqual(harmless);
});

test("names that lead elsewhere, or that no disk holds, are refused everywhere", () => {
  expect(used(hostile, "linux")).toEqual([]);
  expect(used(hostile, "win32")).toEqual([]);
});

test("names that mean something else on Windows are refused only there", () => {
  expect(used(onlyWindowsRefuses, "win32")).toEqual([]);
  expect(used(onlyWindowsRefuses, "linux")).toEqual(onlyWindowsRefuses);
});
